package com.tomriddelsdell.eventstore;

/** Bounds that a number of the API must keep. */
final class Limits {

    private Limits() {}

    static void requirePositive(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s must be at least 1, but was %d".formatted(what, value));
        }
    }

    static void requireAtMost(String clause, int most, String what, int count) {
        if (count > most) {
            throw new IllegalArgumentException("%s at most %d %s, but named %d".formatted(clause, most, what, count));
        }
    }
}
