package com.tomriddelsdell.benchmarks.postgres;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A PostgreSQL server of one benchmark's own, empty at first, with PostgreSQL's default settings: all of them durable. */
public final class DurablePostgres implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final List<OwnDatabase> databases = new CopyOnWriteArrayList<>();

    private DurablePostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts a server on a new directory.
     *
     * @throws IllegalStateException if the server that started is not durable
     */
    public static DurablePostgres start() {
        return start(Map.of());
    }

    /**
     * As {@link #start()}, but with some settings changed.
     *
     * @throws IllegalStateException if the server that started is not durable
     */
    public static DurablePostgres start(Map<String, String> settings) {
        try {
            var description = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on");
            settings.forEach(description::setServerConfig);
            var server = new DurablePostgres(description.start());
            server.requireDurable();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not start", failure);
        }
    }

    public ConnectionFactoryOptions options() {
        return ConnectionFactoryOptions.parse(
                "r2dbc:postgresql://postgres@localhost:%d/postgres".formatted(server.getPort()));
    }

    public int port() {
        return server.getPort();
    }

    /** Connects as JDBC users do: in binary mode from the first execution on. */
    public Connection connect() {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://localhost:%d/postgres?user=postgres&prepareThreshold=1&binaryTransfer=true"
                            .formatted(server.getPort()));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Creates a database of that name, for those who cannot share one, and says where it is. */
    public OwnDatabase create(String database) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        var created = new OwnDatabase(server.getPort(), database);
        databases.add(created);
        return created;
    }

    /** Does now what the server would otherwise do at some point in the middle of a measurement. */
    public void settle() {
        databases.forEach(OwnDatabase::vacuum);
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not stop", failure);
        }
    }

    private void requireDurable() {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            DurableSettings.require(connection);
        } catch (SQLException failure) {
            close();
            throw new IllegalStateException(failure);
        } catch (IllegalStateException notDurable) {
            close();
            throw notDurable;
        }
    }
}
