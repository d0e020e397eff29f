package com.tomriddelsdell.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What became of the posts.
 *
 * @param acknowledged in no particular order
 * @param failures one for each post that was not acknowledged
 */
record Posted(List<Acknowledged> acknowledged, List<String> failures, Duration took) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1_000;

    Posted {
        acknowledged = List.copyOf(acknowledged);
        failures = List.copyOf(failures);
    }

    List<UUID> contacts() {
        return acknowledged.stream().map(Acknowledged::contact).toList();
    }

    double perSecond() {
        return acknowledged.size() * MILLIS_PER_SECOND / Math.max(1, took.toMillis());
    }

    /** The time within which {@code percent} of the acknowledged posts were; not a number when none was. */
    double percentileMillis(int percent) {
        var sorted =
                acknowledged.stream().mapToLong(Acknowledged::nanos).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        var rank = Math.ceilDiv(sorted.length * (long) percent, 100);
        return sorted[(int) Math.max(0, rank - 1)] / NANOS_PER_MILLI;
    }

    /** A contact and how long its acknowledgement took. */
    record Acknowledged(UUID contact, long nanos) {}
}
