package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import java.time.Duration;
import java.util.function.BiConsumer;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Brings appends to the database one by one, for those that cannot go with others: what they need is held by another
 * transaction, for which they wait here, or something in their batch was refused and it must be found out what.
 */
final class SingleFile {

    private static final int AT_ONCE = 4;
    private static final Duration QUEUEING_LIMIT = Duration.ofSeconds(1);

    private final Database database;
    private final Statements statements;
    private final BiConsumer<Pending, Verdict> settled;
    private final BiConsumer<Pending, Throwable> failed;
    private final Sinks.Many<Pending> queue = Sinks.many().unicast().onBackpressureBuffer();
    private final Disposable work;

    SingleFile(
            Database database,
            SchemaName schema,
            BiConsumer<Pending, Verdict> settled,
            BiConsumer<Pending, Throwable> failed) {
        this.database = database;
        this.statements = new Statements(schema);
        this.settled = settled;
        this.failed = failed;
        this.work = queue.asFlux().flatMap(this::run, AT_ONCE).subscribe();
    }

    void add(Pending pending) {
        queue.emitNext(pending, Sinks.EmitFailureHandler.busyLooping(QUEUEING_LIMIT));
    }

    void close() {
        work.dispose();
    }

    private Mono<Void> run(Pending pending) {
        if (pending.isWithdrawn()) {
            return Mono.empty();
        }
        return database.guard()
                .once(database.use(connection -> statements.execute(connection, pending.request(), Patience.SOME))
                        .single())
                .doOnNext(verdict -> settled.accept(pending, verdict))
                .doOnError(failure -> failed.accept(pending, failure))
                .onErrorComplete()
                .then();
    }
}
