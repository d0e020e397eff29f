package com.tomriddelsdell.benchmarks.compare;

import com.tomriddelsdell.benchmarks.compare.contest.Goal;
import com.tomriddelsdell.benchmarks.compare.contest.Match;
import java.util.List;

/** A match, and what has to be reached in it. */
record Discipline(Match match, List<Goal> goals) {

    Discipline {
        goals = List.copyOf(goals);
    }

    static Discipline of(Match match, Goal... goals) {
        return new Discipline(match, List.of(goals));
    }
}
