package com.tomriddelsdell.benchmarks.store;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A batch of events, from the call that appends it until its rows and the checkpoint are committed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class ProjectionBenchmark {

    private static final String NAME = "orders";
    private static final int EVENTS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StoreUnderTest store = StoreUnderTest.open();
    private final Subscriptions<Connection> subscriptions = store.subscriptions();
    private Disposable running = () -> {};

    @Setup
    public void run() {
        store.execute("CREATE TABLE orders (position bigint PRIMARY KEY, stream text NOT NULL)");
        running = subscriptions
                .run(Subscription.<Connection>projecting(NAME, ProjectionBenchmark::add))
                .subscribe();
    }

    @Benchmark
    public long project() {
        var place = store.append(StreamId.of("order", EventIds.next().toString()), EVENTS);
        subscriptions.await(NAME, place.position(), PATIENCE).block(PATIENCE);
        return place.position().value();
    }

    private static Mono<Void> add(Connection transaction, RecordedEvent event) {
        var statement = transaction
                .createStatement("INSERT INTO orders (position, stream) VALUES ($1, $2)")
                .bind(0, event.position().value())
                .bind(1, event.stream().toString());
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).then();
    }

    @TearDown
    public void close() {
        running.dispose();
        subscriptions.left().block(PATIENCE);
        store.close();
    }
}
