package com.tomriddelsdell.benchmarks.compare.contest;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What is said about a goal.
 *
 * @param actual empty when there is nothing to judge
 */
public record Verdict(Goal goal, OptionalDouble actual, Outcome outcome) {

    public static Verdict on(Goal goal, List<Played> played) {
        var actual = goal.actual(played);
        return new Verdict(goal, actual, outcome(goal, actual));
    }

    private static Outcome outcome(Goal goal, OptionalDouble actual) {
        if (actual.isEmpty()) {
            return Outcome.NOT_MEASURED;
        }
        return goal.bound().isKept(actual.getAsDouble()) ? Outcome.REACHED : Outcome.MISSED;
    }

    /** Only what was reached passes: what could not be measured is not known to be reached. */
    public enum Outcome {
        REACHED("reached"),
        MISSED("MISSED"),
        NOT_MEASURED("NOT MEASURED");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
