package com.tomriddelsdell.eventstore.decide;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamRead;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store that takes events but shows none. */
record UnreadableStore(EventStore store) implements EventStore {

    @Override
    public Mono<List<Appended>> append(AppendRequest request) {
        return store.append(request);
    }

    @Override
    public Mono<QueryResult> query(EventQuery query) {
        return store.query(query);
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

    @Override
    public Mono<Checkpoint> verify(Checkpoint checkpoint) {
        return store.verify(checkpoint);
    }

    private static Flux<RecordedEvent> unreadable() {
        return Flux.error(() -> new AssertionError("nothing was to be read"));
    }
}
