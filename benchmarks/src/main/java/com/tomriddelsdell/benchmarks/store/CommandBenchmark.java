package com.tomriddelsdell.benchmarks.store;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.Outcome;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A command to a stream of 0 to 9 events: they are loaded, it is decided, and one is appended. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class CommandBenchmark {

    private static final int COMMANDS_PER_STREAM = 10;

    private final StoreUnderTest store = StoreUnderTest.open();
    private final CommandHandler<Integer, Integer, Counted> commands =
            new CommandHandler<>(store.events(), JsonEventCodec.of(Counted.class), new Counter());

    /** Each thread's own, so that no two commands meet in one stream. */
    @State(Scope.Thread)
    public static class Stream {

        private StreamId id = fresh();
        private int commands;

        StreamId next() {
            if (commands++ == COMMANDS_PER_STREAM) {
                id = fresh();
                commands = 1;
            }
            return id;
        }

        private static StreamId fresh() {
            return StreamId.of("counter", EventIds.next().toString());
        }
    }

    @Benchmark
    public Outcome<Integer, Counted> command(Stream stream) {
        return StoreUnderTest.await(commands.handle(stream.next(), 1));
    }

    @TearDown
    public void close() {
        store.close();
    }
}
