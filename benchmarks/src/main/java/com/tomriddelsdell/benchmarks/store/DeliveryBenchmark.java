package com.tomriddelsdell.benchmarks.store;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.Disposable;

/** One event, from the call that appends it until a follower in the same process has it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class DeliveryBenchmark {

    private final StoreUnderTest store = StoreUnderTest.open();
    private final Map<StreamId, CompletableFuture<RecordedEvent>> awaited = new ConcurrentHashMap<>();
    private final Disposable following = store.events().follow(Position.START).subscribe(this::arrived);

    @Benchmark
    public RecordedEvent deliver() {
        var stream = StreamId.of("order", EventIds.next().toString());
        var arrival = new CompletableFuture<RecordedEvent>();
        awaited.put(stream, arrival);
        store.append(stream, 1);
        return StoreUnderTest.await(arrival);
    }

    private void arrived(RecordedEvent event) {
        var arrival = awaited.remove(event.stream());
        if (arrival == null) {
            throw new IllegalStateException("Delivered twice, or never appended: " + event.stream());
        }
        arrival.complete(event);
    }

    @TearDown
    public void close() {
        following.dispose();
        store.close();
    }
}
