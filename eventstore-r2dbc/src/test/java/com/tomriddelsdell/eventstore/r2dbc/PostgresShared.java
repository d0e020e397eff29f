package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.testkit.SharedFixture;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What belongs to a store on PostgreSQL, seen by two stores of one log. */
final class PostgresShared<T> implements SharedFixture<T> {

    private final String schema = Server.newSchema();
    private final Database one = Server.database().build();
    private final Database other = Server.database().build();
    private final Function<R2dbcEventStore, T> part;

    PostgresShared(Function<R2dbcEventStore, T> part) {
        this.part = part;
    }

    @Override
    public Mono<T> open() {
        return partOn(one);
    }

    @Override
    public Mono<T> again() {
        return partOn(other);
    }

    @Override
    public Mono<Void> close() {
        return one.close().then(other.close());
    }

    private Mono<T> partOn(Database database) {
        return R2dbcEventStore.on(database)
                .schema(schema)
                .open()
                .flatMap(store -> store.close().thenReturn(part.apply(store)));
    }
}
