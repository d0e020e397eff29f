package com.tomriddelsdell.benchmarks.compare.caller;

import com.tomriddelsdell.benchmarks.compare.contest.Round;
import java.time.Duration;
import java.util.concurrent.Callable;

/** One caller that reads everything from the first event to the last, again and again until its time is over. */
public final class Passes {

    private static final double NANOS_PER_SECOND = 1e9;

    private Passes() {}

    /**
     * Gives the events per second; a pass that was begun is finished.
     *
     * @param pass returns how many events it saw
     * @throws IllegalStateException if that was not {@code events}
     */
    public static Round of(long events, Duration time, Callable<Long> pass) {
        var start = System.nanoTime();
        var seen = 0L;
        do {
            var count = count(pass);
            Missing.check(events, count);
            seen += count;
        } while (System.nanoTime() - start < time.toNanos());
        return Round.withoutLatency(seen * NANOS_PER_SECOND / (System.nanoTime() - start));
    }

    private static long count(Callable<Long> pass) {
        try {
            return pass.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
