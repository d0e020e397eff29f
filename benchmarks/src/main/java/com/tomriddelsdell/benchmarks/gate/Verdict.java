package com.tomriddelsdell.benchmarks.gate;

import java.util.List;

/**
 * The gate's word on one case.
 *
 * @param measurements what it rests on: one, or the outcome says what is wrong
 */
record Verdict(Case subject, List<Measurement> measurements, Outcome outcome) {

    private static final double LIMIT_MILLIS = 200;
    private static final double SECOND_LINE_MILLIS = 100;
    private static final long FEWEST_CALLS = 100;

    Verdict {
        measurements = List.copyOf(measurements);
    }

    static Verdict on(Case subject, List<Measurement> all) {
        var own = all.stream()
                .filter(measurement -> measurement.subject().equals(subject))
                .toList();
        return new Verdict(subject, own, judge(own));
    }

    private static Outcome judge(List<Measurement> own) {
        return switch (own.size()) {
            case 0 -> Outcome.MISSING;
            case 1 -> judge(own.getFirst());
            default -> Outcome.CONTRADICTORY;
        };
    }

    private static Outcome judge(Measurement measurement) {
        if (!measurement.isKnown()) {
            return Outcome.UNKNOWN;
        }
        if (measurement.calls() < FEWEST_CALLS) {
            return Outcome.TOO_FEW_CALLS;
        }
        if (measurement.p99() >= LIMIT_MILLIS) {
            return Outcome.TOO_SLOW;
        }
        return measurement.p99() >= SECOND_LINE_MILLIS ? Outcome.SECOND_LINE : Outcome.PASSED;
    }
}
