package com.tomriddelsdell.portfolio;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store whose database is gone. */
public final class UnreachableStore implements EventStore {

    @Override
    public Mono<Appended> append(StreamId stream, ExpectedVersion expected, List<EventData> events) {
        return Mono.error(UnreachableStore::gone);
    }

    @Override
    public Flux<RecordedEvent> read(StreamRead read) {
        return Flux.error(UnreachableStore::gone);
    }

    @Override
    public Flux<RecordedEvent> read(LogRead read) {
        return Flux.error(UnreachableStore::gone);
    }

    @Override
    public Flux<RecordedEvent> follow(Position after) {
        return Flux.error(UnreachableStore::gone);
    }

    private static StoreUnavailableException gone() {
        return new StoreUnavailableException("secret address refused", null);
    }
}
