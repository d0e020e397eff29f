package com.tomriddelsdell.eventstore.r2dbc;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A PostgreSQL of one test's own, which it may crash and start again on the same port and data. */
final class OwnServer implements AutoCloseable {

    private final Path standby;
    private Path data;
    private EmbeddedPostgres postgres;

    OwnServer(Path directory) {
        this(directory.resolve("data"), 0);
    }

    private OwnServer(Path data, int port) {
        this.data = data;
        this.standby = data.resolveSibling("standby");
        this.postgres = start(port);
    }

    private EmbeddedPostgres start(int port) {
        try {
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setPGStartupWait(Waiting.PATIENCE);
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Stops at once, as pg_ctl does in mode immediate: nothing is finished, nothing is flushed. */
    void crash() throws IOException, InterruptedException {
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
        ProcessHandle.of(Long.parseLong(pid))
                .ifPresent(process ->
                        process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        postgres.close();
    }

    /** Stops in order, keeps a copy as a standby that will receive nothing more, and goes on. */
    void copyAsStandby() throws IOException, InterruptedException {
        var port = postgres.getPort();
        postgres.close();
        new ProcessBuilder("cp", "-a", data.toString(), standby.toString())
                .start()
                .waitFor();
        Files.createFile(standby.resolve("standby.signal"));
        postgres = start(port);
    }

    /** Starts a standby beside this server, which streams from it. */
    OwnServer streamingStandby() throws IOException, InterruptedException {
        copyAsStandby();
        Files.writeString(
                standby.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=%d user=postgres'%n".formatted(postgres.getPort()),
                StandardOpenOption.APPEND);
        return new OwnServer(standby, 0);
    }

    /** Starts the standby in place of the server that has crashed, and makes it the primary: on another timeline. */
    void promoteStandby() throws SQLException {
        data = standby;
        restart();
        try (var connection = jdbc().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_promote()");
        }
    }

    void restart() {
        postgres = start(postgres.getPort());
    }

    DataSource jdbc() {
        return postgres.getPostgresDatabase();
    }

    ConnectionFactoryOptions options() {
        return ConnectionFactoryOptions.parse(
                "r2dbc:postgresql://postgres@localhost:%d/postgres".formatted(postgres.getPort()));
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
