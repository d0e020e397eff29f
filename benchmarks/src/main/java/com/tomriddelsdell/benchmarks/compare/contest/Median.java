package com.tomriddelsdell.benchmarks.compare.contest;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The figure in the middle; of an even number, the mean of the two in the middle. */
final class Median {

    private Median() {}

    /** Empty when there is none, or one that is no number. */
    static OptionalDouble of(DoubleStream figures) {
        var sorted = figures.sorted().toArray();
        if (sorted.length == 0 || Arrays.stream(sorted).anyMatch(figure -> !Double.isFinite(figure))) {
            return OptionalDouble.empty();
        }
        var middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
