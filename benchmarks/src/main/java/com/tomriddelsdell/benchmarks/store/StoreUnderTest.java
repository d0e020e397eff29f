package com.tomriddelsdell.benchmarks.store;

import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store as an embedder opens it, with every default, on a server of its own. Its callers wait for their answer. */
final class StoreUnderTest implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Payload PAYLOAD = Payload.utf8("""
            {"order":"0199f3a2-77aa-7c31-9a44-1f2e3d4c5b6a","customer":"c-48213","currency":"GBP","total":12995,\
            "lines":[{"sku":"A-100","quantity":2,"price":4500},{"sku":"B-205","quantity":1,"price":3995}]}""");

    private final DurablePostgres server;
    private final Database database;
    private final R2dbcEventStore store;

    private StoreUnderTest(DurablePostgres server, Database database, R2dbcEventStore store) {
        this.server = server;
        this.database = database;
        this.store = store;
    }

    static StoreUnderTest open() {
        var server = DurablePostgres.start();
        var database = Database.at(server.options()).build();
        return new StoreUnderTest(
                server, database, await(R2dbcEventStore.on(database).open()));
    }

    Appended append(StreamId stream, int events) {
        var batch = IntStream.range(0, events)
                .mapToObj(each -> EventData.of("OrderPlaced", PAYLOAD))
                .toList();
        return append(stream, batch);
    }

    long read(StreamId stream) {
        return await(store.read(StreamRead.of(stream)).count());
    }

    long readAll() {
        return await(store.read(LogRead.all()).count());
    }

    /** How many of the next {@code events} after a position there are. */
    long readOn(Position after, int events) {
        return await(store.read(LogRead.after(after).limit(events)).count());
    }

    R2dbcEventStore events() {
        return store;
    }

    Subscriptions<Connection> subscriptions() {
        return Subscriptions.of(store, store.subscriptions());
    }

    void execute(String sql) {
        database.use(connection ->
                        Flux.from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated))
                .blockLast(PATIENCE);
    }

    void settle() {
        server.settle();
    }

    @Override
    public void close() {
        store.close().then(database.close()).block(PATIENCE);
        server.close();
    }

    private Appended append(StreamId stream, List<EventData> events) {
        return await(store.append(stream, ExpectedVersion.noStream(), events));
    }

    static <T> T await(CompletableFuture<T> answer) {
        return await(Mono.fromFuture(answer));
    }

    static <T> T await(Mono<T> answer) {
        return answer.blockOptional(PATIENCE).orElseThrow();
    }
}
