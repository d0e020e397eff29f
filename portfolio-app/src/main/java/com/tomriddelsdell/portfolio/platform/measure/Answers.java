package com.tomriddelsdell.portfolio.platform.measure;

import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How many answers were given within which times. Counts can be added up, over outcomes and methods, where quantiles cannot.
 *
 * @param withinMillis counts by their bound, each including those of the bounds before
 */
record Answers(long count, SortedMap<Double, Double> withinMillis) {

    private static final double LONGER = -1;

    static Answers of(Collection<Timer> timers) {
        var counts = new TreeMap<Double, Double>();
        var all = 0L;
        for (var timer : timers) {
            all += timer.count();
            for (var bucket : timer.takeSnapshot().histogramCounts()) {
                counts.merge(bucket.bucket(TimeUnit.MILLISECONDS), bucket.count(), Double::sum);
            }
        }
        return new Answers(all, counts);
    }

    /** The least bound in milliseconds within which {@code share} of all were given; -1 when none is known. */
    double within(double share) {
        return withinMillis.entrySet().stream()
                .filter(bound -> count > 0 && Double.isFinite(bound.getKey()) && bound.getValue() >= share * count)
                .mapToDouble(Map.Entry::getKey)
                .findFirst()
                .orElse(LONGER);
    }
}
