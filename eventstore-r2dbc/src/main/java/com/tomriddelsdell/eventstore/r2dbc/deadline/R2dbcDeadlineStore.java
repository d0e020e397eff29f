package com.tomriddelsdell.eventstore.r2dbc.deadline;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.deadline.Deadline;
import com.tomriddelsdell.eventstore.deadline.DeadlineKey;
import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import com.tomriddelsdell.eventstore.deadline.DueDeadline;
import com.tomriddelsdell.eventstore.deadline.FailedDeadline;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.r2dbc.parameter.NamedValues;
import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deadlines in a table beside the log. They go by the clock of the database. */
public final class R2dbcDeadlineStore implements DeadlineStore {

    private final Database database;
    private final DeadlineStatements statements;

    public R2dbcDeadlineStore(Database database, SchemaName schema) {
        this.database = requireNonNull(database, "database");
        this.statements = new DeadlineStatements(requireNonNull(schema, "schema"));
    }

    @Override
    public Mono<Boolean> schedule(Deadline deadline) {
        requireNonNull(deadline, "deadline");
        var metadata = deadline.metadata();
        return change(
                statements.schedule,
                deadline.key().name(),
                deadline.key().subject(),
                deadline.id(),
                deadline.due(),
                ByteBuffer.wrap(deadline.payload().toByteArray()),
                Sql.nullable(metadata.correlationId(), UUID.class),
                Sql.nullable(metadata.causationId(), UUID.class),
                Sql.nullable(NamedValues.write(metadata.headers()), String.class));
    }

    @Override
    public Mono<Boolean> cancel(DeadlineKey key) {
        requireNonNull(key, "key");
        return change(statements.cancel, key.name(), key.subject());
    }

    @Override
    public Mono<Deadline> find(DeadlineKey key) {
        requireNonNull(key, "key");
        return select(statements.find, DeadlineRow::read, key.name(), key.subject())
                .next();
    }

    @Override
    public Flux<DueDeadline> claim(String name, int max, Duration lease) {
        DeadlineKey.requireName(name);
        requireAtLeastOne("max", max);
        requireAtLeastOne(
                "lease in milliseconds", requireNonNull(lease, "lease").toMillis());
        return Mono.fromSupplier(EventIds::next)
                .flatMap(claim -> database.guard()
                        .once(database.use(connection -> statements.claim.select(
                                        connection,
                                        row -> DeadlineRow.readClaimed(row, claim),
                                        name,
                                        max,
                                        lease.toMillis(),
                                        claim))
                                .collectList()))
                .flatMapIterable(claimed -> claimed)
                .onErrorMap(Errors::translate);
    }

    @Override
    public Mono<Boolean> settle(DueDeadline met) {
        requireNonNull(met, "met");
        var key = met.deadline().key();
        return change(statements.settle, key.name(), key.subject(), met.claim());
    }

    @Override
    public Mono<Boolean> postpone(DueDeadline failed, FailedAttempt attempt) {
        requireNonNull(failed, "failed");
        requireNonNull(attempt, "attempt");
        var key = failed.deadline().key();
        var pause = attempt.pause();
        return change(
                statements.postpone,
                key.name(),
                key.subject(),
                failed.claim(),
                attempt.error(),
                Sql.nullable(pause == null ? null : pause.toMillis(), Long.class));
    }

    @Override
    public Mono<Duration> untilNext(String name) {
        DeadlineKey.requireName(name);
        return select(statements.untilNext, row -> Duration.of(Cell.of(row, 0, Long.class), ChronoUnit.MICROS), name)
                .next();
    }

    @Override
    public Flux<FailedDeadline> failed(String name) {
        DeadlineKey.requireName(name);
        return select(statements.failed, DeadlineRow::readFailed, name);
    }

    @Override
    public Mono<Boolean> retry(DeadlineKey key) {
        requireNonNull(key, "key");
        return change(statements.retry, key.name(), key.subject());
    }

    @Override
    public Mono<Long> purge(String name, Duration settledFor) {
        DeadlineKey.requireName(name);
        if (requireNonNull(settledFor, "settledFor").isNegative()) {
            throw new IllegalArgumentException("settledFor must not be negative, but was " + settledFor);
        }
        return changed(statements.purge, name, settledFor.toMillis());
    }

    private Mono<Boolean> change(Sql sql, Object... values) {
        return changed(sql, values).map(rows -> rows > 0);
    }

    private Mono<Long> changed(Sql sql, Object... values) {
        return database.guard()
                .once(database.use(connection -> sql.change(connection, values)).single())
                .onErrorMap(Errors::translate);
    }

    /** May be asked again where the answer was lost. */
    private <T> Flux<T> select(Sql sql, Function<Readable, T> row, Object... values) {
        return database.list(connection -> sql.select(connection, row, values));
    }

    private static void requireAtLeastOne(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s must be at least 1, but was %d".formatted(what, value));
        }
    }
}
