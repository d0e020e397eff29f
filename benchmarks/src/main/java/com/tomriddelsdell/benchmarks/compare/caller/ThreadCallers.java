package com.tomriddelsdell.benchmarks.compare.caller;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Callers that are threads, each blocked until it has its answer. */
public final class ThreadCallers {

    private ThreadCallers() {}

    /** A call that the caller of that number, from 0, makes; it returns when it is answered. */
    @FunctionalInterface
    public interface Call {
        void by(int caller) throws Exception;
    }

    public static Tally call(int callers, Duration time, Call call) {
        var waited = Tally.histogram();
        var start = System.nanoTime();
        var end = start + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            await(threads.invokeAll(IntStream.range(0, callers)
                    .mapToObj(caller -> until(end, waited, () -> call.by(caller)))
                    .toList()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return new Tally(waited, System.nanoTime() - start);
    }

    private static Callable<Boolean> until(long end, Histogram waited, Act act) {
        return () -> {
            do {
                var start = System.nanoTime();
                act.run();
                waited.recordValue(System.nanoTime() - start);
            } while (System.nanoTime() < end);
            return true;
        };
    }

    private static void await(List<Future<Boolean>> callers) throws InterruptedException {
        for (var caller : callers) {
            try {
                caller.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException(failure.getCause());
            }
        }
    }

    @FunctionalInterface
    private interface Act {
        void run() throws Exception;
    }
}
