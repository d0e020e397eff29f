package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.caller.Missing;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** A store as an embedder opens it, with every default, on a database of its own. */
record OpenStore(Database database, R2dbcEventStore store) implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Opening is not measured, and a busy machine must not decide who takes part. */
    private static final int ATTEMPTS = 5;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    static OpenStore at(ConnectionFactoryOptions server, String schema) {
        var database = Database.at(server).build();
        return new OpenStore(
                database,
                await(R2dbcEventStore.on(database)
                        .schema(schema)
                        .open()
                        .retryWhen(Retry.max(ATTEMPTS).filter(StoreUnavailableException.class::isInstance))));
    }

    /** The name of a schema that nobody uses yet. */
    static String newSchema() {
        return "log_" + NUMBER.incrementAndGet();
    }

    /** The position of the last event. */
    Position end() {
        return await(store.read(LogRead.all().backward().limit(1))
                .next()
                .map(RecordedEvent::position)
                .defaultIfEmpty(Position.START));
    }

    /** @throws IllegalStateException unless exactly {@code acknowledged} events came after {@code start} */
    void requireSince(Position start, long acknowledged) {
        Missing.check(acknowledged, await(store.count(LogRead.after(start))));
    }

    @Override
    public void close() {
        store.close().then(database.close()).block(PATIENCE);
    }

    static <T> T await(Mono<T> answer) {
        return answer.blockOptional(PATIENCE).orElseThrow();
    }
}
