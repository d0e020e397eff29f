package com.tomriddelsdell.eventstore.r2dbc.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FailureTest {

    @ParameterizedTest
    @CsvSource({
        "23505, DUPLICATE",
        "40001, ROLLED_BACK",
        "40P01, ROLLED_BACK",
        "55P03, ROLLED_BACK",
        "57014, ROLLED_BACK",
        "53100, ROLLED_BACK",
        "57P01, LOST",
        "08006, LOST",
        "42501, REFUSED",
        "22021, REFUSED"
    })
    void a_sqlstate_says_what_a_failure_means(String code, Failure meaning) {
        assertThat(Failure.of(new R2dbcBadGrammarException("no", code))).isEqualTo(meaning);
    }

    @Test
    void a_broken_connection_leaves_the_outcome_unknown() {
        assertThat(Failure.of(new R2dbcNonTransientResourceException("gone"))).isEqualTo(Failure.LOST);
        assertThat(Failure.of(new IOException("reset"))).isEqualTo(Failure.LOST);
        assertThat(Failure.of(new TimeoutException())).isEqualTo(Failure.LOST);
    }

    @Test
    void a_connection_that_could_not_be_had_sent_nothing() {
        assertThat(Failure.of(new NotConnectedException(new IOException("refused"))))
                .isEqualTo(Failure.NOT_SENT);
    }

    @Test
    void the_database_is_heard_through_any_wrapping() {
        var told = new R2dbcDataIntegrityViolationException("twice", "23505");

        assertThat(Failure.of(new IllegalStateException(new RuntimeException(told))))
                .isEqualTo(Failure.DUPLICATE);
    }

    @Test
    void what_nobody_knows_is_not_repeated() {
        assertThat(Failure.of(new IllegalStateException("?")).passes()).isFalse();
        assertThat(Failure.of(new R2dbcTransientException("?") {})).isEqualTo(Failure.REFUSED);
    }
}
