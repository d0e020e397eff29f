package com.tomriddelsdell.benchmarks.compare.contest;

import org.jspecify.annotations.Nullable;

/**
 * What was measured in one round.
 *
 * @param rate how many per second
 * @param latency what a caller waited; null where nobody waits for a single answer
 */
public record Round(double rate, @Nullable Latency latency) {

    public static Round withoutLatency(double rate) {
        return new Round(rate, null);
    }

    /** Milliseconds that half of the callers, and 99 of 100, waited at most. */
    public record Latency(double p50, double p99) {}
}
