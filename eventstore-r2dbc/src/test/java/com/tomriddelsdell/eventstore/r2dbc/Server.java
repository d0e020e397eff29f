package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real PostgreSQL that the tests of one JVM share, with durable settings. Each test has a log of its own. The build
 * chooses its version, and whether a pooler stands in front of it.
 */
public final class Server {

    private static final EmbeddedPostgres POSTGRES = start();
    private static final Optional<PgBouncer> POOLER = PgBouncer.inFrontOf(POSTGRES);
    private static final AtomicInteger LOGS = new AtomicInteger();

    private Server() {}

    public static String newSchema() {
        return "log_" + LOGS.incrementAndGet();
    }

    public static Database.Builder database() {
        return database("postgres");
    }

    public static Database.Builder database(String name) {
        return database(options(name));
    }

    /** A new database on the same server, for tests that others' open transactions would disturb. */
    static String newDatabase() {
        var name = "database_" + LOGS.incrementAndGet();
        try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return name;
    }

    /** The database that {@code direct} leads to; through the pooler, if there is one. */
    static Database.Builder database(ConnectionFactoryOptions direct) {
        return POOLER.map(pooler -> pooler.database(direct)).orElseGet(() -> Database.at(direct));
    }

    public static ConnectionFactoryOptions options(String database) {
        return ConnectionFactoryOptions.parse(
                "r2dbc:postgresql://postgres@localhost:%d/%s".formatted(POSTGRES.getPort(), database));
    }

    public static EmbeddedPostgres postgres() {
        return POSTGRES;
    }

    static boolean isPooled() {
        return POOLER.isPresent();
    }

    private static EmbeddedPostgres start() {
        try {
            return PostgresVersion.wanted()
                    .server()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_prepared_transactions", "10")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
