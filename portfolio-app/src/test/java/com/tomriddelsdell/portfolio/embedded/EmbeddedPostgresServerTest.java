package com.tomriddelsdell.portfolio.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class EmbeddedPostgresServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void data_survives_a_restart() {
        try (var server = EmbeddedPostgresServer.start(directory.resolve("data"))) {
            rows(server, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (var server = EmbeddedPostgresServer.start(directory.resolve("data"))) {
            assertThat(rows(server, "SELECT answer::text FROM kept")).containsExactly("42");
        }
    }

    @Test
    void nothing_is_traded_for_speed() {
        try (var server = EmbeddedPostgresServer.start(directory.resolve("data"))) {
            assertThat(rows(server, """
                    SELECT name || '=' || setting FROM pg_settings
                     WHERE name IN ('fsync', 'full_page_writes', 'listen_addresses', 'synchronous_commit')
                     ORDER BY name
                    """))
                    .containsExactly(
                            "fsync=on", "full_page_writes=on", "listen_addresses=127.0.0.1", "synchronous_commit=on");
        }
    }

    @Test
    void a_directory_in_use_is_left_alone() {
        var data = directory.resolve("data");
        try (var server = EmbeddedPostgresServer.start(data)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> EmbeddedPostgresServer.start(data))
                    .withMessageContaining("Another running application uses");
            assertThat(rows(server, "SELECT 'alive'")).containsExactly("alive");
        }
    }

    @Test
    void a_server_left_behind_by_a_killed_process_is_replaced_at_once_and_its_data_kept() throws Exception {
        var data = directory.resolve("data");
        killedWhileServing(data);
        assertThat(OrphanedServer.on(data.toRealPath())).isPresent();

        try (var server = EmbeddedPostgresServer.start(data)) {
            assertThat(rows(server, "SELECT answer::text FROM kept")).containsExactly("42");
        }
        assertThat(OrphanedServer.on(data.toRealPath())).isEmpty();
    }

    private static void killedWhileServing(Path data) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServingProcess.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.lines().filter(ServingProcess.READY::equals).findFirst())
                    .isPresent();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    static List<String> rows(EmbeddedPostgresServer server, String sql) {
        return Objects.requireNonNull(Flux.usingWhen(
                        ConnectionFactories.get(server.options()).create(),
                        connection -> Flux.from(connection.createStatement(sql).execute())
                                .concatMap(EmbeddedPostgresServerTest::texts),
                        Connection::close)
                .collectList()
                .block(PATIENCE));
    }

    private static Flux<String> texts(Result result) {
        return Flux.from(result.map((row, columns) -> Objects.requireNonNull(row.get(0, String.class))));
    }
}
