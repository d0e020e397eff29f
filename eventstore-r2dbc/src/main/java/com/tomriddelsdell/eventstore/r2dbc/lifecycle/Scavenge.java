package com.tomriddelsdell.eventstore.r2dbc.lifecycle;

import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.lifecycle.ScavengeProgress;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Failure;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.Readable;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Goes through the streams about which something has been said, in short transactions; then lets PostgreSQL free the space. */
final class Scavenge {

    private static final int STREAMS_AT_ONCE = 500;
    private static final int EVENTS_AT_ONCE = 2_000;

    private static final String COUNT = "SELECT count(*) FROM ${schema}.stream";

    private static final String NEXT = "SELECT id FROM ${schema}.stream WHERE id > $1 ORDER BY id LIMIT $2";

    private static final String STEP = "SELECT removed, archived, bytes, more, waiting FROM ${schema}.scavenge($1, $2)";

    private static final String VACUUM = "VACUUM ${schema}.event, ${schema}.tag, ${schema}.archived_event";

    private final Database database;
    private final Sql count;
    private final Sql next;
    private final Sql step;
    private final String vacuum;

    Scavenge(Database database, SchemaName schema) {
        this.database = database;
        this.count = Sql.of(schema, COUNT);
        this.next = Sql.of(schema, NEXT);
        this.step = Sql.of(schema, STEP);
        this.vacuum = schema.in(VACUUM);
    }

    Flux<ScavengeProgress> run() {
        return streams().flatMapMany(streams -> {
            var sum = new Sum(streams);
            return ids().map(StreamId::parse)
                    .concatMap(stream -> steps(stream).map(step -> sum.with(stream, step)), 1)
                    .concatWith(Mono.defer(() -> sum.isNothing() ? Mono.empty() : freeSpace()));
        });
    }

    private Flux<Step> steps(StreamId stream) {
        return step(stream).expand(last -> last.more() ? step(stream) : Mono.empty());
    }

    /** May be repeated: what one step has taken the next one does not find. A stream that is held is left as it is. */
    private Mono<Step> step(StreamId stream) {
        return database.guard()
                .repeatedly(database.use(
                                connection -> step.select(connection, Step::read, stream.toString(), EVENTS_AT_ONCE))
                        .single())
                .onErrorResume(failure -> Failure.of(failure) == Failure.ROLLED_BACK, held -> Mono.just(Step.SKIPPED));
    }

    private Mono<Long> streams() {
        return database.guard()
                .repeatedly(database.use(connection -> count.select(connection, row -> Cell.of(row, 0, Long.class)))
                        .single());
    }

    private Flux<String> ids() {
        return page("").expand(page -> page.isEmpty() ? Mono.empty() : page(page.getLast()))
                .concatMapIterable(page -> page, 1);
    }

    private Mono<List<String>> page(String after) {
        return database.guard()
                .repeatedly(database.use(connection ->
                                next.select(connection, row -> Cell.of(row, 0, String.class), after, STREAMS_AT_ONCE))
                        .collectList());
    }

    /** On a connection of its own, for it takes as long as it takes. Where the role may not, PostgreSQL leaves it out. */
    private Mono<ScavengeProgress> freeSpace() {
        return Mono.usingWhen(
                database.dedicated(),
                connection -> connection
                        .createStatement(vacuum)
                        .execute()
                        .concatMap(PostgresqlResult::getRowsUpdated)
                        .then(Mono.<ScavengeProgress>empty()),
                PostgresqlConnection::close);
    }

    /** What one step has done. */
    private record Step(long removed, long archived, long bytes, boolean more, long waiting, int skipped) {

        static final Step SKIPPED = new Step(0, 0, 0, false, 0, 1);

        static Step read(Readable row) {
            return new Step(
                    Cell.of(row, 0, Long.class),
                    Cell.of(row, 1, Long.class),
                    Cell.of(row, 2, Long.class),
                    Cell.of(row, 3, Boolean.class),
                    Cell.of(row, 4, Long.class),
                    0);
        }
    }

    /** What all steps so far have done. One step at a time. */
    private static final class Sum {

        private final long streams;
        private long done;
        private long removed;
        private long archived;
        private long bytes;
        private long waiting;
        private long skipped;

        Sum(long streams) {
            this.streams = streams;
        }

        ScavengeProgress with(StreamId stream, Step step) {
            done += step.more() ? 0 : 1;
            removed += step.removed();
            archived += step.archived();
            bytes += step.bytes();
            waiting += step.waiting();
            skipped += step.skipped();
            return new ScavengeProgress(
                    stream, done, Math.max(streams, done), removed, archived, bytes, waiting, skipped);
        }

        boolean isNothing() {
            return removed + archived == 0;
        }
    }
}
