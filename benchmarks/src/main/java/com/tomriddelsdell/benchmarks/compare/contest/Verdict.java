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
        var bound = goal.bound();
        if (bound.isReached(actual.getAsDouble())) {
            return Outcome.REACHED;
        }
        return bound.isHeld(actual.getAsDouble()) ? Outcome.SHORT : Outcome.MISSED;
    }

    /** Whether nothing has been lost: what could not be measured is not known to be there. */
    public boolean passes() {
        return outcome == Outcome.REACHED || outcome == Outcome.SHORT;
    }

    /** Known to fall short is what has never been reached, but has been better than the line that is held. */
    public enum Outcome {
        REACHED("reached"),
        SHORT("known to fall short"),
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
