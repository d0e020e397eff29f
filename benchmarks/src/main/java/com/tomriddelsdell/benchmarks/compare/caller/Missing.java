package com.tomriddelsdell.benchmarks.compare.caller;

/** Refuses whoever is fast because it loses something. */
public final class Missing {

    private Missing() {}

    /**
     * Compares what there should be with what there is.
     *
     * @throws IllegalStateException unless exactly what was acknowledged is there
     */
    public static void check(long acknowledged, long there) {
        if (acknowledged != there) {
            throw new IllegalStateException("%d acknowledged, but %d there".formatted(acknowledged, there));
        }
    }
}
