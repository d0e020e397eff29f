package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.replay.Replays;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that feeds the generations of {@link Tallies} until it is killed. */
final class ReplayProcess implements AutoCloseable {

    private final Process process;

    private ReplayProcess(Process process) {
        this.process = process;
    }

    static ReplayProcess start(String schema, Duration lease) {
        try {
            return new ReplayProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ReplayProcess.class.getName(),
                            Integer.toString(Server.postgres().getPort()),
                            schema,
                            lease.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs on a server at a port, on the log in a schema, with a lease. */
    public static void main(String[] arguments) {
        var database = Database.at(ConnectionFactoryOptions.parse(
                        "r2dbc:postgresql://postgres@localhost:%s/postgres".formatted(arguments[0])))
                .build();
        R2dbcEventStore.on(database)
                .schema(arguments[1])
                .open()
                .flatMapMany(store -> Replays.of(
                                store, store.subscriptions(), store.replays(), List.of(Tallies.in(arguments[1])))
                        .leasing(Duration.parse(arguments[2]))
                        .run())
                .blockLast();
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
