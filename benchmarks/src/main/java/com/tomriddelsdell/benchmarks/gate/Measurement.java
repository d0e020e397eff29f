package com.tomriddelsdell.benchmarks.gate;

import java.util.stream.DoubleStream;

/**
 * What was measured in one case; times in milliseconds.
 *
 * @param calls how many calls were timed
 * @param throughput calls per second
 */
record Measurement(Case subject, long calls, double throughput, double p50, double p95, double p99, double max) {

    /** Whether every figure is one that a measurement can yield. */
    boolean isKnown() {
        return DoubleStream.of(throughput, p50, p95, p99, max)
                .allMatch(figure -> Double.isFinite(figure) && figure > 0);
    }
}
