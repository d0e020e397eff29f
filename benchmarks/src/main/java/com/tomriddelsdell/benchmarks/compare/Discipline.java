package com.tomriddelsdell.benchmarks.compare;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.Goal;
import com.tomriddelsdell.benchmarks.compare.contest.Match;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A match, and what has to be reached in it. */
record Discipline(Match match, List<Goal> goals) {

    Discipline {
        goals = List.copyOf(goals);
    }

    /** This, with more contenders and more to be reached. */
    Discipline joinedBy(Stream<Contender> contenders, Stream<Goal> more) {
        return new Discipline(
                match.joinedBy(contenders.toList()),
                Stream.concat(goals.stream(), more).toList());
    }

    /** This, after {@code preparation}. */
    Discipline after(Consumer<DurablePostgres> preparation) {
        return new Discipline(match.after(preparation), goals);
    }

    static Discipline of(Match match, Goal... goals) {
        return new Discipline(match, List.of(goals));
    }
}
