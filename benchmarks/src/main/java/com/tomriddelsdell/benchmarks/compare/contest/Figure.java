package com.tomriddelsdell.benchmarks.compare.contest;

import java.util.OptionalDouble;

/** A figure of a round. */
public enum Figure {
    RATE("rate"),
    P50("p50"),
    P99("p99");

    private final String title;

    Figure(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    OptionalDouble in(Round round) {
        if (this == RATE) {
            return OptionalDouble.of(round.rate());
        }
        var latency = round.latency();
        return latency == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(this == P50 ? latency.p50() : latency.p99());
    }
}
