package com.tomriddelsdell.benchmarks.compare.contest;

import java.time.Duration;

/** How often and how long each contender of a match works. */
public record Pace(int rounds, Duration round, Duration warmup) {

    public Pace {
        if (rounds < 1) {
            throw new IllegalArgumentException("at least one round must be played, but were " + rounds);
        }
    }
}
