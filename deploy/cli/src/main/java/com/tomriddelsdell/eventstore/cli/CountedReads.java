package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ForwardingEventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamRead;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;

/** Another store, that tells of each event that is read from it forward. */
final class CountedReads extends ForwardingEventStore {

    private final Consumer<RecordedEvent> each;

    CountedReads(EventStore store, Consumer<RecordedEvent> each) {
        super(store);
        this.each = each;
    }

    @Override
    public Flux<RecordedEvent> read(StreamRead read) {
        return counted(super.read(read), read.direction());
    }

    @Override
    public Flux<RecordedEvent> read(LogRead read) {
        return counted(super.read(read), read.direction());
    }

    private Flux<RecordedEvent> counted(Flux<RecordedEvent> events, Direction direction) {
        return direction == Direction.FORWARD ? events.doOnNext(each) : events;
    }
}
