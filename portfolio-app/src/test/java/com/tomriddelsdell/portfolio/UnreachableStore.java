package com.tomriddelsdell.portfolio;

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
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.StreamRead;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store whose database is gone. */
public final class UnreachableStore implements EventStore {

    @Override
    public Mono<List<Appended>> append(AppendRequest request) {
        return Mono.error(UnreachableStore::gone);
    }

    @Override
    public Mono<QueryResult> query(EventQuery query) {
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
    public Mono<Long> count(StreamRead read) {
        return Mono.error(UnreachableStore::gone);
    }

    @Override
    public Mono<Long> count(LogRead read) {
        return Mono.error(UnreachableStore::gone);
    }

    @Override
    public Flux<Section> sections(Position after, EventFilter filter) {
        return Flux.error(UnreachableStore::gone);
    }

    @Override
    public Mono<Checkpoint> verify(Checkpoint checkpoint) {
        return Mono.error(UnreachableStore::gone);
    }

    private static StoreUnavailableException gone() {
        return new StoreUnavailableException("secret address refused", null);
    }
}
