package com.tomriddelsdell.benchmarks.compare.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PgbenchOutputTest {

    private static final String SUMMARY = """
            pgbench (15.18 (Debian 15.18-0+deb12u1), server 18.6)
            transaction type: statement.sql
            scaling factor: 1
            query mode: prepared
            number of clients: 64
            number of threads: 2
            maximum number of tries: 1
            duration: 3 s
            number of transactions actually processed: 57471
            number of failed transactions: %d (0.000%%)
            latency average = 3.325 ms
            initial connection time = 92.412 ms
            tps = 19246.170517 (without initial connection time)
            """;

    @Test
    void says_what_was_processed_and_how_fast() {
        var output = new PgbenchOutput(SUMMARY.formatted(0));

        assertThat(output.processed()).isEqualTo(57_471);
        assertThat(output.rate()).isEqualTo(19_246.170517);
        assertThat(output.hasFailures()).isFalse();
    }

    @Test
    void failed_transactions_are_noticed() {
        assertThat(new PgbenchOutput(SUMMARY.formatted(3)).hasFailures()).isTrue();
    }

    @Test
    void older_versions_count_no_failures_and_word_the_rate_differently() {
        var output = new PgbenchOutput("""
                number of transactions actually processed: 100
                tps = 90.1 (including connections establishing)
                tps = 99.5 (excluding connections establishing)
                """);

        assertThat(output.rate()).isEqualTo(99.5);
        assertThat(output.hasFailures()).isFalse();
    }

    @Test
    void without_a_rate_there_is_no_figure() {
        assertThatThrownBy(() -> new PgbenchOutput("no tps").rate())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no tps");
    }

    @Test
    void waits_are_the_third_column_of_the_log_in_microseconds() {
        var latency = PgbenchOutput.latency(
                IntStream.rangeClosed(1, 100).mapToObj(n -> "0 %d %d 0 1700000000 99".formatted(n, n * 1_000)));

        assertThat(latency.p50()).isCloseTo(50, within(0.1));
        assertThat(latency.p99()).isCloseTo(99, within(0.1));
    }
}
