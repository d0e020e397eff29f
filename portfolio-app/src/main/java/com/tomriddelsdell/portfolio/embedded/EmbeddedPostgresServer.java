package com.tomriddelsdell.portfolio.embedded;

import static io.r2dbc.spi.ConnectionFactoryOptions.DATABASE;
import static io.r2dbc.spi.ConnectionFactoryOptions.DRIVER;
import static io.r2dbc.spi.ConnectionFactoryOptions.HOST;
import static io.r2dbc.spi.ConnectionFactoryOptions.PORT;
import static io.r2dbc.spi.ConnectionFactoryOptions.USER;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A PostgreSQL server that lives and dies with this process, reachable from this machine only. Its data stays in a
 * directory from run to run and is as durable as that of any PostgreSQL server.
 *
 * <p>Starting and stopping block: call them on a thread that may.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String LOOPBACK = "127.0.0.1";
    private static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres server;
    private final Path data;
    private final DirectoryClaim claim;

    private EmbeddedPostgresServer(EmbeddedPostgres server, Path data, DirectoryClaim claim) {
        this.server = server;
        this.data = data;
        this.claim = claim;
    }

    /**
     * Starts a server on {@code directory}, which is created when it does not exist. A server that an earlier process
     * left behind on it, because it was killed, is shut down first.
     *
     * @throws IllegalStateException if another process that is alive uses {@code directory}
     */
    public static EmbeddedPostgresServer start(Path directory) {
        var claim = DirectoryClaim.on(directory);
        try {
            var data = Files.createDirectories(directory).toRealPath();
            OrphanedServer.on(data).ifPresent(OrphanedServer::shutDown);
            return new EmbeddedPostgresServer(startOn(data), data, claim);
        } catch (IOException failure) {
            claim.close();
            throw new UncheckedIOException("PostgreSQL did not start on " + directory, failure);
        } catch (RuntimeException failure) {
            claim.close();
            throw failure;
        }
    }

    public ConnectionFactoryOptions options() {
        return ConnectionFactoryOptions.builder()
                .option(DRIVER, "postgresql")
                .option(HOST, LOOPBACK)
                .option(PORT, server.getPort())
                .option(DATABASE, "postgres")
                .option(USER, SUPERUSER)
                .build();
    }

    /** Stops the server. The library gives up after five seconds, which the last checkpoint of a busy server exceeds. */
    @Override
    public void close() {
        try (claim) {
            server.close();
            OrphanedServer.on(data).ifPresent(OrphanedServer::shutDown);
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not stop", failure);
        }
    }

    /** The library is made for tests and trades durability for speed; here every trade is taken back. */
    private static EmbeddedPostgres startOn(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setServerConfig("listen_addresses", LOOPBACK)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on")
                .start();
    }
}
