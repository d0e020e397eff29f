package com.tomriddelsdell.eventstore;

/** Bounds that a number of the API must keep. */
final class Limits {

    private Limits() {}

    static void requirePositive(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s must be at least 1, but was %d".formatted(what, value));
        }
    }

    static void requireAtMost(String owner, int most, String what, long count) {
        if (count > most) {
            throw new IllegalArgumentException("%s has at most %d %s, but had %d".formatted(owner, most, what, count));
        }
    }
}
