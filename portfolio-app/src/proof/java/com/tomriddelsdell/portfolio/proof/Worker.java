package com.tomriddelsdell.portfolio.proof;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.replay.TableProjection;
import com.tomriddelsdell.eventstore.replay.Replays;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** A process of its own, with 512 MB of heap at most, that feeds generations until it is killed. */
final class Worker implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final long MEGABYTE = 1 << 20;

    private final Process process;
    private final Path heap;

    private Worker(Process process, Path heap) {
        this.process = process;
        this.heap = heap;
    }

    static Worker start(int port, String schema, String projection, Path heap) {
        try {
            return new Worker(
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx512m",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Worker.class.getName(),
                                    Integer.toString(port),
                                    schema,
                                    projection,
                                    heap.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start(),
                    heap);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs a projection on a server at a port, on the log in a schema, and writes the most heap that was used into a file. */
    public static void main(String[] arguments) {
        TableProjection projection =
                arguments[2].equals(Accounts.NAME) ? Accounts.in(arguments[1]) : AccountsInBatches.in(arguments[1]);
        var database = database(Integer.parseInt(arguments[0])).build();
        var heap = Path.of(arguments[3]);
        Flux.interval(BETWEEN_LOOKS)
                .onBackpressureDrop()
                .map(look ->
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE)
                .scan(Math::max)
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(most -> write(heap, most))
                .subscribe();
        R2dbcEventStore.on(database)
                .schema(arguments[1])
                .open()
                .flatMapMany(store -> Replays.of(store, store.subscriptions(), store.replays(), List.of(projection))
                        .leasing(LEASE)
                        .run())
                .blockLast();
    }

    static Database.Builder database(int port) {
        return Database.at(
                ConnectionFactoryOptions.parse("r2dbc:postgresql://postgres@localhost:%d/postgres".formatted(port)));
    }

    private static void write(Path file, long megabytes) {
        try {
            Files.writeString(file, Long.toString(megabytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The most heap that it has used, in megabytes, including what was garbage by then. */
    long mostHeap() throws IOException {
        return Long.parseLong(Files.readString(heap));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }
}
