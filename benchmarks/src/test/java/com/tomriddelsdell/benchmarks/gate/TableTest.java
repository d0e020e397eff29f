package com.tomriddelsdell.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TableTest {

    @Test
    void a_row_for_each_case_and_the_verdict_at_the_end() {
        var quick = new Case(Work.APPEND, 1);
        var missing = new Case(Work.POST, 64);
        var judgement = Judgement.of(
                List.of(quick, missing), List.of(new Measurement(quick, 5_000, 1234.4, 1.5, 20, 150.25, 301)));

        assertThat(Table.of(judgement).lines())
                .containsExactly(
                        "work                 callers throughput/s    p50 ms    p95 ms    p99 ms    max ms",
                        "append 1 event             1         1234      1.50     20.00    150.25    301.00  second line",
                        "POST /api/contacts        64            -         -         -         -         -"
                                + "  FAILED: not measured",
                        "gate: 1 passed, 1 failed");
    }
}
