package com.tomriddelsdell.benchmarks.compare;

import com.tomriddelsdell.benchmarks.compare.contest.Bound.AtLeast;
import com.tomriddelsdell.benchmarks.compare.contest.Bound.AtMost;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.Figure;
import com.tomriddelsdell.benchmarks.compare.contest.Goal;

/** Goals, as they are said: faster than so many times another, and so on. */
final class Goals {

    private Goals() {}

    static Goal atLeast(Contender contender, double times, Contender reference) {
        return new Goal.Ratio(contender.label(), Figure.RATE, new AtLeast(times), reference.label());
    }

    static Goal halfWaitAtMost(Contender contender, double times, Contender reference) {
        return new Goal.Ratio(contender.label(), Figure.P50, new AtMost(times), reference.label());
    }

    static Goal waitAtMost(Contender contender, Figure figure, double millis) {
        return new Goal.Limit(contender.label(), figure, new AtMost(millis));
    }
}
