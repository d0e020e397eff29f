package com.tomriddelsdell.benchmarks.store;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Events appended to a stream that does not exist yet; every thread waits until they are durable. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class AppendBenchmark {

    @Param({"1", "10", "100"})
    public int events;

    private final StoreUnderTest store = StoreUnderTest.open();
    private final LongAdder acknowledged = new LongAdder();

    @Benchmark
    public Appended append() {
        var place = store.append(StreamId.of("order", EventIds.next().toString()), events);
        acknowledged.add(events);
        return place;
    }

    /** A store that is fast because it loses events must not be measured as fast. */
    @TearDown
    public void closeUnlessEventsAreMissing() {
        try (store) {
            var stored = store.readAll();
            if (stored != acknowledged.sum()) {
                throw new IllegalStateException(
                        "%d events were acknowledged, but %d events are stored".formatted(acknowledged.sum(), stored));
            }
        }
    }
}
