package com.tomriddelsdell.eventstore.r2dbc.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.r2dbc.Server;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
class InstantCodecTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database = Server.database().build();

    @AfterEach
    void close() {
        database.close().block(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2000-01-01T00:00:00Z",
                "2026-11-28T07:31:24.123456Z",
                "1999-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999Z"
            })
    void an_instant_is_read_as_it_was_written(String written) {
        assertThat(selected("'%s'::timestamptz".formatted(written))).isEqualTo(Instant.parse(written));
    }

    @Test
    void what_was_sent_comes_back() {
        var sent = Instant.parse("2026-03-29T01:30:00.000001Z");

        assertThat(database.use(connection -> Flux.from(connection
                                        .createStatement("SELECT $1::timestamptz")
                                        .bind(0, sent)
                                        .execute())
                                .concatMap(result -> result.map(row -> row.get(0, Instant.class))))
                        .blockLast(PATIENCE))
                .isEqualTo(sent);
    }

    @Test
    void what_has_no_end_is_the_last_or_the_first_there_is() {
        assertThat(selected("'infinity'::timestamptz")).isEqualTo(Instant.MAX);
        assertThat(selected("'-infinity'::timestamptz")).isEqualTo(Instant.MIN);
    }

    @Test
    void none_stays_none() {
        assertThat(selected("NULL::timestamptz")).isNull();
    }

    /** With a parameter, or the answer would come as text. */
    private @Nullable Instant selected(String expression) {
        return database.use(connection -> Flux.from(connection
                                .createStatement("SELECT %s WHERE $1".formatted(expression))
                                .bind(0, true)
                                .execute())
                        .concatMap(result -> result.map(row -> Mono.justOrEmpty(row.get(0, Instant.class)))))
                .flatMap(instant -> instant)
                .blockLast(PATIENCE);
    }
}
