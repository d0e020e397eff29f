package com.tomriddelsdell.benchmarks.store;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.concurrent.ThreadLocalRandom;
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

/** The log read on from a place at random: {@value #EVENTS} events, from a warm server cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class ScanBenchmark {

    private static final int EVENTS = 10_000;
    private static final int STORED = 50_000;
    private static final int EVENTS_AT_ONCE = 500;

    private final StoreUnderTest store = StoreUnderTest.open();

    @Setup
    public void fill() {
        for (var stored = 0; stored < STORED; stored += EVENTS_AT_ONCE) {
            store.append(StreamId.of("order", "number" + stored), EVENTS_AT_ONCE);
        }
        store.settle();
    }

    @Benchmark
    public long scan() {
        var after = ThreadLocalRandom.current().nextLong(STORED - EVENTS);
        var events = store.readOn(Position.of(after), EVENTS);
        if (events != EVENTS) {
            throw new IllegalStateException("Read %d events of %d".formatted(events, EVENTS));
        }
        return events;
    }

    @TearDown
    public void close() {
        store.close();
    }
}
