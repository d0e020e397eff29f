package com.tomriddelsdell.benchmarks.compare.caller;

import com.tomriddelsdell.benchmarks.compare.contest.Round;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How many calls were answered, and how long each took. */
public final class Tally {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);
    private static final int DIGITS = 3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Histogram waited;
    private final long nanos;

    /** @param nanos from the first call to the last answer */
    public Tally(Histogram waited, long nanos) {
        this.waited = waited;
        this.nanos = nanos;
    }

    /** For any number of threads. */
    public static Histogram histogram() {
        return new ConcurrentHistogram(LONGEST, DIGITS);
    }

    public long calls() {
        return waited.getTotalCount();
    }

    public long nanos() {
        return nanos;
    }

    public Histogram waited() {
        return waited;
    }

    public Round round() {
        return round(1);
    }

    /** A round in which each call counts as {@code many}. */
    public Round round(int many) {
        return new Round(calls() * many * NANOS_PER_SECOND / nanos, latency(waited));
    }

    public static Round.Latency latency(Histogram waited) {
        return new Round.Latency(
                waited.getValueAtPercentile(50) / NANOS_PER_MILLI, waited.getValueAtPercentile(99) / NANOS_PER_MILLI);
    }
}
