package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.testkit.StoreFixture;
import com.tomriddelsdell.eventstore.testkit.Transactions;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** A store on the shared server, in a log of its own. */
final class PostgresFixture implements StoreFixture {

    private final Database database = Server.database().build();
    private final PostgresTransactions transactions = new PostgresTransactions(database);

    @Override
    public Mono<EventStore> open() {
        return R2dbcEventStore.on(database)
                .schema(Server.newSchema())
                .open()
                .doOnNext(transactions::appendThrough)
                .cast(EventStore.class);
    }

    @Override
    public Mono<Void> close() {
        return transactions.close().then(database.close());
    }

    @Override
    public Duration patience() {
        return Waiting.PATIENCE;
    }

    @Override
    public Optional<Transactions> transactions() {
        return Optional.of(transactions);
    }

    @Override
    public Mono<Integer> connectionsInUse() {
        return Mono.fromSupplier(() -> ((ConnectionPool) database.connectionFactory())
                .getMetrics()
                .map(PoolMetrics::acquiredSize)
                .orElseThrow());
    }
}
