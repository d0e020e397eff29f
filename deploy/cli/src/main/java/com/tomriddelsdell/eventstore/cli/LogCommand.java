package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Mono;

/** A command that works on a log: opens it, runs, and closes it, also when it is interrupted. */
abstract class LogCommand implements Callable<Integer> {

    private static final Duration STATEMENT_LIMIT = Duration.ofMinutes(1);
    private static final int CONNECTIONS = 4;
    private static final int CLOSING_SECONDS = 5;

    final Terminal terminal;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this.")
    @SuppressWarnings("UnusedVariable") // for the parser
    private boolean help;

    LogCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What the command does, and the exit code that it comes to. */
    abstract Mono<Integer> run(OpenLog log);

    /** Opens the log; only an import may make one. */
    Mono<R2dbcEventStore> open(R2dbcEventStore.Builder builder) {
        return builder.openExisting();
    }

    @Override
    public Integer call() throws Exception {
        var schema = connection.log(terminal);
        var database = Database.at(connection.target(terminal))
                .maxConnections(CONNECTIONS)
                .statementLimit(STATEMENT_LIMIT)
                .build();
        var closed = new CountDownLatch(1);
        var running = Mono.usingWhen(
                        open(R2dbcEventStore.on(database).schema(schema))
                                .map(store -> new OpenLog(store, database, schema)),
                        this::run,
                        log -> log.store().close())
                .doFinally(end ->
                        database.close().subscribe(nothing -> {}, failure -> closed.countDown(), closed::countDown))
                .toFuture();
        var interruption = new Thread(() -> {
            running.cancel(true);
            await(closed);
            terminal.out().flush();
        });
        Runtime.getRuntime().addShutdownHook(interruption);
        try {
            return running.get();
        } finally {
            await(closed);
            forget(interruption);
        }
    }

    @SuppressWarnings("ResultOfMethodCallIgnored")
    private static void await(CountDownLatch closed) {
        try {
            var inTime = closed.await(CLOSING_SECONDS, TimeUnit.SECONDS);
            assert inTime || closed.getCount() > 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread interruption) {
        try {
            Runtime.getRuntime().removeShutdownHook(interruption);
        } catch (IllegalStateException ending) {
            // it is running already
        }
    }
}
