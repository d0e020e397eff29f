package com.tomriddelsdell.eventstore.decide;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ForwardingEventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamRead;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store that takes events but shows none. */
final class UnreadableStore extends ForwardingEventStore {

    UnreadableStore(EventStore store) {
        super(store);
    }

    @Override
    public Flux<RecordedEvent> read(StreamRead read) {
        return unreadable();
    }

    @Override
    public Flux<RecordedEvent> read(LogRead read) {
        return unreadable();
    }

    @Override
    public Mono<Long> count(StreamRead read) {
        return unreadable().count();
    }

    @Override
    public Mono<Long> count(LogRead read) {
        return unreadable().count();
    }

    @Override
    public Flux<Section> sections(Position after, EventFilter filter) {
        return unreadable().cast(Section.class);
    }

    private static Flux<RecordedEvent> unreadable() {
        return Flux.error(() -> new AssertionError("nothing was to be read"));
    }
}
