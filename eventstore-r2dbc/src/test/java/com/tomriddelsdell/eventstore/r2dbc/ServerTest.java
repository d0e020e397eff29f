package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import io.r2dbc.spi.Connection;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The contracts run where the build says. */
@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerTest {

    private final Database database = Server.database().build();

    @AfterEach
    void close() {
        done(database.close());
    }

    @Test
    void it_has_the_version_that_was_asked_for() {
        var version = now(database.use(connection -> number(connection, "SHOW server_version_num"))
                .single());

        assertThat(version / 10_000).isEqualTo(PostgresVersion.wanted().major());
    }

    @Test
    void only_behind_the_pooler_one_connection_uses_several_sessions() {
        var sessions = now(database.use(
                        connection -> Flux.fromStream(IntStream.range(0, 10).boxed())
                                .concatMap(turn -> number(connection, "SELECT pg_backend_pid()")))
                .distinct()
                .count());

        assertThat(sessions > 1).isEqualTo(Server.isPooled());
    }

    private static Flux<Integer> number(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .concatMap(result -> result.map(row -> Integer.valueOf(row.get(0, String.class))));
    }
}
