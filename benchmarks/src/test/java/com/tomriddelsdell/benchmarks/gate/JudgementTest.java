package com.tomriddelsdell.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JudgementTest {

    private static final Case APPEND = new Case(Work.APPEND, 16);
    private static final Case READ = new Case(Work.READ, 64);

    @Test
    void just_below_the_limit_passes_on_the_second_line() {
        var judgement = judge(taking(199.9));

        assertThat(judgement.isPassed()).isTrue();
        assertThat(outcome(judgement)).isEqualTo(Outcome.SECOND_LINE);
    }

    @Test
    void the_limit_itself_fails() {
        var judgement = judge(taking(200.0));

        assertThat(judgement.isPassed()).isFalse();
        assertThat(outcome(judgement)).isEqualTo(Outcome.TOO_SLOW);
    }

    @Test
    void the_second_line_begins_at_100_ms() {
        assertThat(outcome(judge(taking(99.9)))).isEqualTo(Outcome.PASSED);
        assertThat(outcome(judge(taking(100.0)))).isEqualTo(Outcome.SECOND_LINE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -1})
    void a_figure_that_nothing_can_take_fails(double millis) {
        var judgement = judge(taking(millis));

        assertThat(judgement.isPassed()).isFalse();
        assertThat(outcome(judgement)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void an_unknown_figure_beside_a_good_p99_fails() {
        var judgement = judge(new Measurement(APPEND, 1_000, Double.NaN, 1, 2, 3, 4));

        assertThat(outcome(judgement)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void what_was_not_measured_fails_beside_what_was() {
        var judgement = Judgement.of(List.of(APPEND, READ), List.of(taking(1)));

        assertThat(judgement.isPassed()).isFalse();
        assertThat(judgement.passed()).isOne();
        assertThat(judgement.failed()).isOne();
        assertThat(judgement.verdicts().getLast().outcome()).isEqualTo(Outcome.MISSING);
    }

    @Test
    void too_few_calls_to_know_a_p99_fail() {
        assertThat(outcome(judge(new Measurement(APPEND, 99, 10, 1, 2, 3, 4)))).isEqualTo(Outcome.TOO_FEW_CALLS);
    }

    @Test
    void two_figures_for_one_case_fail() {
        assertThat(outcome(judge(taking(1), taking(2)))).isEqualTo(Outcome.CONTRADICTORY);
    }

    @Test
    void nothing_to_judge_is_not_a_pass() {
        assertThat(Judgement.of(List.of(), List.of()).isPassed()).isFalse();
    }

    private static Judgement judge(Measurement... measurements) {
        return Judgement.of(List.of(APPEND), List.of(measurements));
    }

    private static Outcome outcome(Judgement judgement) {
        return judgement.verdicts().getFirst().outcome();
    }

    private static Measurement taking(double millis) {
        return new Measurement(APPEND, 1_000, 100, 1, 1, millis, 1_000);
    }
}
