package com.tomriddelsdell.eventstore.upcast.postgres;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Logs on a real PostgreSQL with durable settings, which the tests of one JVM share. */
public final class PostgresLogs {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final EmbeddedPostgres POSTGRES = start();
    private static final AtomicInteger LOGS = new AtomicInteger();

    private final List<Runnable> closings = new ArrayList<>();

    public static String newLog() {
        return "upcast_" + LOGS.incrementAndGet();
    }

    /** A store on the log {@code name}, with connections of its own, as another process has. */
    public R2dbcEventStore open(String name) {
        var database = Database.at(ConnectionFactoryOptions.parse(
                        "r2dbc:postgresql://postgres@localhost:%d/postgres".formatted(POSTGRES.getPort())))
                .build();
        var store = Objects.requireNonNull(
                R2dbcEventStore.on(database).schema(name).open().block(PATIENCE));
        closings.add(() -> store.close().then(database.close()).block(PATIENCE));
        return store;
    }

    public void close() {
        closings.forEach(Runnable::run);
        closings.clear();
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
