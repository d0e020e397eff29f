package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store, and transactions in it, that accept everything and do nothing. */
class DoesNothing implements EventStore, Transactions, OpenTransaction {

    @Override
    public Mono<Appended> append(StreamId stream, ExpectedVersion expected, List<EventData> events) {
        return Mono.empty();
    }

    @Override
    public Mono<List<Appended>> append(AppendRequest request) {
        return Mono.empty();
    }

    @Override
    public Mono<QueryResult> query(EventQuery query) {
        return Mono.empty();
    }

    @Override
    public Flux<RecordedEvent> read(StreamRead read) {
        return Flux.empty();
    }

    @Override
    public Flux<RecordedEvent> read(LogRead read) {
        return Flux.empty();
    }

    @Override
    public Mono<Long> count(StreamRead read) {
        return Mono.empty();
    }

    @Override
    public Mono<Long> count(LogRead read) {
        return Mono.empty();
    }

    @Override
    public Flux<Section> sections(Position after, EventFilter filter) {
        return Flux.empty();
    }

    @Override
    public Mono<Checkpoint> verify(Checkpoint checkpoint) {
        return Mono.empty();
    }

    @Override
    public Mono<OpenTransaction> begin() {
        return Mono.just(this);
    }

    @Override
    public Mono<OpenTransaction> beginUnrelated() {
        return Mono.just(this);
    }

    @Override
    public Mono<OpenTransaction> beginUnrelatedElsewhere() {
        return Mono.just(this);
    }

    @Override
    public Mono<Void> writeSomethingElse() {
        return Mono.empty();
    }

    @Override
    public Mono<Void> commit() {
        return Mono.empty();
    }

    @Override
    public Mono<Void> rollback() {
        return Mono.empty();
    }
}
