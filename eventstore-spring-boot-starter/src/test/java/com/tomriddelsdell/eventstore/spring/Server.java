package com.tomriddelsdell.eventstore.spring;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** The real PostgreSQL that the tests of this module share. Each test has a log of its own. */
public final class Server {

    private static final EmbeddedPostgres POSTGRES = start();
    private static final AtomicInteger LOGS = new AtomicInteger();

    private Server() {}

    /** The properties that name this server, and a log that nobody else uses. */
    public static String[] properties() {
        return new String[] {
            "spring.r2dbc.url=" + url("postgres"),
            "spring.r2dbc.username=postgres",
            "eventstore.schema=log_" + LOGS.incrementAndGet()
        };
    }

    /** A database of this server with the user to open it as. */
    public static String address(String database) {
        return "r2dbc:postgresql://postgres@localhost:%d/%s".formatted(POSTGRES.getPort(), database);
    }

    static String url(String database) {
        return "r2dbc:postgresql://localhost:%d/%s".formatted(POSTGRES.getPort(), database);
    }

    /** The name of an empty database. */
    public static String newDatabase() {
        var name = "database_" + LOGS.incrementAndGet();
        ask("CREATE DATABASE " + name);
        return name;
    }

    static long sessions(String database) {
        return ask("SELECT count(*) FROM pg_stat_activity WHERE datname = '%s'".formatted(database));
    }

    /** How many sessions stay: those that are ending are given a moment, for the server notices that one has ended later. */
    static long sessionsLeft(String database) {
        return Mono.fromCallable(() -> sessions(database))
                .filter(left -> left == 0)
                .repeatWhenEmpty(100, looks -> looks.delayElements(Duration.ofMillis(50)))
                .onErrorComplete()
                .blockOptional(Duration.ofSeconds(30))
                .orElseGet(() -> sessions(database));
    }

    private static long ask(String sql) {
        try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return 0;
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
