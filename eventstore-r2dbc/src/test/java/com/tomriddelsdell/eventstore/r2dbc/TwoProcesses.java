package com.tomriddelsdell.eventstore.r2dbc;

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
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.testkit.StoreFixture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two stores that share nothing but their log, as those of two processes do. Each act is done by the other one. */
final class TwoProcesses implements StoreFixture {

    private final Database database = Server.database().build();
    private final Database otherDatabase = Server.database().build();
    private @Nullable Alternating opened;

    @Override
    public Mono<EventStore> open() {
        var schema = Server.newSchema();
        var first = R2dbcEventStore.on(database).schema(schema).open();
        var second = R2dbcEventStore.on(otherDatabase).schema(schema).open();
        return first.zipWhen(open -> second, Alternating::new)
                .doOnNext(both -> opened = both)
                .cast(EventStore.class);
    }

    @Override
    public Mono<Void> close() {
        return Mono.justOrEmpty(opened)
                .flatMap(both -> both.first().close().then(both.second().close()))
                .then(database.close())
                .then(otherDatabase.close());
    }

    @Override
    public Duration patience() {
        return Waiting.PATIENCE;
    }

    private record Alternating(R2dbcEventStore first, R2dbcEventStore second, AtomicInteger turns)
            implements EventStore {

        Alternating(R2dbcEventStore first, R2dbcEventStore second) {
            this(first, second, new AtomicInteger());
        }

        private EventStore next() {
            return turns.getAndIncrement() % 2 == 0 ? first : second;
        }

        @Override
        public Mono<List<Appended>> append(AppendRequest request) {
            return next().append(request);
        }

        @Override
        public Mono<QueryResult> query(EventQuery query) {
            return next().query(query);
        }

        @Override
        public Flux<RecordedEvent> read(StreamRead read) {
            return next().read(read);
        }

        @Override
        public Flux<RecordedEvent> read(LogRead read) {
            return next().read(read);
        }

        @Override
        public Mono<Checkpoint> verify(Checkpoint checkpoint) {
            return next().verify(checkpoint);
        }

        @Override
        public Mono<Long> count(StreamRead read) {
            return next().count(read);
        }

        @Override
        public Mono<Long> count(LogRead read) {
            return next().count(read);
        }

        @Override
        public Flux<Section> sections(Position after, EventFilter filter) {
            return next().sections(after, filter);
        }
    }
}
