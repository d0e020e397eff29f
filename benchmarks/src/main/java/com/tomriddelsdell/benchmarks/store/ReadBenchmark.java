package com.tomriddelsdell.benchmarks.store;

import com.tomriddelsdell.eventstore.StreamId;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A stream of 100 events read from its first to its last, one of many streams at random, from a warm server cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class ReadBenchmark {

    private static final int STREAMS = 256;
    private static final int EVENTS = 100;

    private final StoreUnderTest store = StoreUnderTest.open();
    private final List<StreamId> streams = IntStream.range(0, STREAMS)
            .mapToObj(each -> StreamId.of("order", "number" + each))
            .toList();

    @Setup
    public void fill() {
        streams.forEach(stream -> store.append(stream, EVENTS));
        store.settle();
    }

    @Benchmark
    public long read() {
        var events = store.read(streams.get(ThreadLocalRandom.current().nextInt(STREAMS)));
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
