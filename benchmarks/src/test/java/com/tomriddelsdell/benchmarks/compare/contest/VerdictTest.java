package com.tomriddelsdell.benchmarks.compare.contest;

import static com.tomriddelsdell.benchmarks.compare.contest.Examples.FLOOR;
import static com.tomriddelsdell.benchmarks.compare.contest.Examples.OURS;
import static com.tomriddelsdell.benchmarks.compare.contest.Examples.played;
import static com.tomriddelsdell.benchmarks.compare.contest.Examples.rates;
import static com.tomriddelsdell.benchmarks.compare.contest.Examples.waits;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.benchmarks.compare.contest.Bound.AtLeast;
import com.tomriddelsdell.benchmarks.compare.contest.Bound.AtMost;
import com.tomriddelsdell.benchmarks.compare.contest.Verdict.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VerdictTest {

    private static final Goal TWICE_AS_FAST = new Goal.Ratio(OURS, Figure.RATE, new AtLeast(2), FLOOR);

    @Test
    void what_falls_short_of_its_goal_but_not_behind_the_line_that_is_held_passes() {
        var goal = TWICE_AS_FAST.holding(1.5);

        assertThat(Verdict.on(goal, played(rates(OURS, 20), rates(FLOOR, 10))).outcome())
                .isEqualTo(Outcome.REACHED);
        var shortOf = Verdict.on(goal, played(rates(OURS, 16), rates(FLOOR, 10)));
        assertThat(shortOf.outcome()).isEqualTo(Outcome.SHORT);
        assertThat(shortOf.passes()).isTrue();
        var behind = Verdict.on(goal, played(rates(OURS, 14), rates(FLOOR, 10)));
        assertThat(behind.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(behind.passes()).isFalse();
    }

    @Test
    void a_goal_that_is_just_reached_is_reached() {
        var verdict = Verdict.on(TWICE_AS_FAST, played(rates(OURS, 20, 20), rates(FLOOR, 10, 10)));

        assertThat(verdict.actual()).hasValue(2);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REACHED);
    }

    @Test
    void less_misses_it() {
        var verdict = Verdict.on(TWICE_AS_FAST, played(rates(OURS, 19.9), rates(FLOOR, 10)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.MISSED);
    }

    @Test
    void each_round_is_compared_with_the_other_s_round_beside_it() {
        var ours = rates(OURS, 300, 20, 90);
        var floor = rates(FLOOR, 100, 10, 30);

        assertThat(Verdict.on(TWICE_AS_FAST, played(ours, floor)).actual()).hasValue(3);
    }

    @Test
    void who_was_left_out_has_not_reached_it() {
        var lost = new Standing.LeftOut(OURS, "lost an event");

        assertThat(Verdict.on(TWICE_AS_FAST, played(lost, rates(FLOOR, 10))).outcome())
                .isEqualTo(Outcome.NOT_MEASURED);
    }

    @Test
    void nor_has_who_had_nobody_to_be_compared_with() {
        assertThat(Verdict.on(TWICE_AS_FAST, played(rates(OURS, 1_000))).outcome())
                .isEqualTo(Outcome.NOT_MEASURED);
    }

    @Test
    void nor_who_was_compared_with_a_round_in_which_nothing_happened() {
        assertThat(Verdict.on(TWICE_AS_FAST, played(rates(OURS, 10), rates(FLOOR, 0)))
                        .outcome())
                .isEqualTo(Outcome.NOT_MEASURED);
    }

    @Test
    void contenders_of_different_matches_are_not_compared() {
        var apart = Stream.of(played(rates(OURS, 1)), played(rates(FLOOR, 1)), played(rates(OURS, 8), rates(FLOOR, 2)))
                .flatMap(List::stream)
                .toList();

        assertThat(Verdict.on(TWICE_AS_FAST, apart).actual()).hasValue(4);
    }

    @Test
    void waits_are_compared_too() {
        var goal = new Goal.Ratio(OURS, Figure.P50, new AtMost(1.6), FLOOR);

        assertThat(Verdict.on(goal, played(waits(OURS, 3), waits(FLOOR, 2))).outcome())
                .isEqualTo(Outcome.REACHED);
        assertThat(Verdict.on(goal, played(waits(OURS, 4), waits(FLOOR, 2))).outcome())
                .isEqualTo(Outcome.MISSED);
    }

    @Test
    void a_limit_is_kept_by_the_median() {
        var goal = new Goal.Limit(OURS, Figure.P99, new AtMost(10));

        assertThat(Verdict.on(goal, played(waits(OURS, 9, 1, 0.5))).outcome()).isEqualTo(Outcome.REACHED);
        assertThat(Verdict.on(goal, played(waits(OURS, 9, 1.1, 0.5))).outcome()).isEqualTo(Outcome.MISSED);
    }

    @Test
    void a_figure_that_nobody_took_is_not_measured() {
        var goal = new Goal.Limit(OURS, Figure.P99, new AtMost(10));

        assertThat(Verdict.on(goal, played(rates(OURS, 5))).outcome()).isEqualTo(Outcome.NOT_MEASURED);
    }

    @Test
    void goals_can_be_read() {
        assertThat(TWICE_AS_FAST).hasToString("rate of ours, 64 callers: ≥ 2 × floor, 64 callers");
        assertThat(new Goal.Limit(OURS, Figure.P50, new AtMost(2))).hasToString("p50 of ours, 64 callers: ≤ 2 ms");
    }
}
