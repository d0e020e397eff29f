package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.Direction;
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
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Another store, that tells of each event that is read from it forward. */
record CountedReads(EventStore store, Consumer<RecordedEvent> each) implements EventStore {

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
        return read.direction() == Direction.FORWARD ? store.read(read).doOnNext(each) : store.read(read);
    }

    @Override
    public Flux<RecordedEvent> read(LogRead read) {
        return read.direction() == Direction.FORWARD ? store.read(read).doOnNext(each) : store.read(read);
    }

    @Override
    public Mono<Long> count(StreamRead read) {
        return store.count(read);
    }

    @Override
    public Mono<Long> count(LogRead read) {
        return store.count(read);
    }

    @Override
    public Flux<Section> sections(Position after, EventFilter filter) {
        return store.sections(after, filter);
    }

    @Override
    public Mono<Checkpoint> verify(Checkpoint checkpoint) {
        return store.verify(checkpoint);
    }
}
