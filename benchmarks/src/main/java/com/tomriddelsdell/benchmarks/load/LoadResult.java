package com.tomriddelsdell.benchmarks.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The figures of a load and the verdict on it.
 *
 * @param brokenWitnesses why a witness could not be heard to the end
 */
record LoadResult(Posted posted, Evidence evidence, List<String> brokenWitnesses) {

    private static final int SHOWN_FAILURES = 5;

    LoadResult {
        brokenWitnesses = List.copyOf(brokenWitnesses);
    }

    boolean isPassed() {
        return violations().isEmpty();
    }

    List<String> violations() {
        return Stream.of(unacknowledged(), brokenWitnesses.stream(), evidence.violations().stream())
                .flatMap(found -> found)
                .toList();
    }

    String figures() {
        return String.format(
                Locale.ROOT,
                "%d acknowledged, %.0f/s, p50 %.1f ms, p99 %.1f ms; %d seen by the follower, %d listed",
                posted.acknowledged().size(),
                posted.perSecond(),
                posted.percentileMillis(50),
                posted.percentileMillis(99),
                evidence.seen().size(),
                evidence.listed().size());
    }

    private Stream<String> unacknowledged() {
        var failures = posted.failures();
        return failures.isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of("%d not acknowledged".formatted(failures.size())),
                        failures.stream().limit(SHOWN_FAILURES));
    }
}
