package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process of its own that runs the projection of a journal until it is killed. */
final class MemberProcess implements AutoCloseable {

    static final String SUBSCRIPTION = "journal";
    static final int PARTITIONS = 4;

    private final Process process;

    private MemberProcess(Process process) {
        this.process = process;
    }

    static MemberProcess start(String name, String schema, Duration lease) {
        try {
            return new MemberProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            MemberProcess.class.getName(),
                            Integer.toString(Server.postgres().getPort()),
                            schema,
                            name,
                            lease.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs on a server at a port, on the log in a schema, under a name, with a lease. */
    public static void main(String[] arguments) {
        var database = Database.at(ConnectionFactoryOptions.parse(
                        "r2dbc:postgresql://postgres@localhost:%s/postgres".formatted(arguments[0])))
                .build();
        R2dbcEventStore.on(database)
                .schema(arguments[1])
                .open()
                .flatMapMany(store -> Subscriptions.of(store, store.subscriptions())
                        .as(arguments[2])
                        .leasing(Duration.parse(arguments[3]))
                        .run(Subscription.<Connection>projecting(SUBSCRIPTION, new Journal(arguments[1])::write)
                                .partitions(PARTITIONS)))
                .blockLast();
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    void freeze() {
        signal("STOP");
    }

    void wakeUp() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
