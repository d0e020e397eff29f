package com.tomriddelsdell.eventstore.r2dbc.transfer;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.AppendOutcomeUnknownException;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.EventStoreException;
import com.tomriddelsdell.eventstore.ImportRefusedException;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.Failure;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.read.Reader;
import com.tomriddelsdell.eventstore.r2dbc.statement.ImportStatement;
import com.tomriddelsdell.eventstore.r2dbc.statement.ImportVerdict;
import com.tomriddelsdell.eventstore.transfer.EventImport;
import com.tomriddelsdell.eventstore.transfer.ImportBatch;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Sends batches one by one, and tells what an answer means. */
public final class R2dbcEventImport implements EventImport {

    private static final long SKIPPED_AT_ONCE = 1_000_000;
    private static final long PATIENT_ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Database database;
    private final ImportStatement statement;
    private final Reader reader;
    private final Runnable taken;

    /** @param taken called after each batch that was taken in */
    public R2dbcEventImport(Database database, SchemaName schema, Reader reader, Runnable taken) {
        this.database = requireNonNull(database, "database");
        this.statement = new ImportStatement(requireNonNull(schema, "schema"));
        this.reader = requireNonNull(reader, "reader");
        this.taken = requireNonNull(taken, "taken");
    }

    @Override
    public Mono<Position> append(ImportBatch batch) {
        requireNonNull(batch, "batch");
        return database.guard()
                .once(database.use(connection -> statement.execute(connection, batch))
                        .single())
                .onErrorResume(failure -> meaning(batch, failure))
                .flatMap(verdict -> settle(batch, verdict))
                .retryWhen(Retry.fixedDelay(PATIENT_ATTEMPTS, PAUSE)
                        .filter(StreamHeldException.class::isInstance)
                        .onRetryExhaustedThrow((retries, last) -> last.failure()))
                .onErrorMap(
                        StreamHeldException.class,
                        held -> ImportRefusedException.appendedByOthers(batch.first(), batch.last()));
    }

    private Mono<Position> settle(ImportBatch batch, ImportVerdict verdict) {
        return switch (verdict) {
            case ImportVerdict.Taken all ->
                Mono.fromSupplier(() -> {
                    taken.run();
                    return batch.last();
                });
            case ImportVerdict.Refused refused -> Mono.error(refused.why());
            case ImportVerdict.Busy busy -> Mono.error(new StreamHeldException());
            case ImportVerdict.FarAhead far -> skipTo(batch.first()).then(Mono.defer(() -> append(batch)));
        };
    }

    /** Numbers that no event will have are handed out in passing, for that takes the longer the more there are. */
    private Mono<Position> skipTo(Position first) {
        var target = Position.of(first.value() - 1);
        return database.guard()
                .once(database.use(connection -> statement.skip(connection, target, SKIPPED_AT_ONCE))
                        .single())
                .repeat()
                .takeUntil(reached -> reached.compareTo(target) >= 0)
                .last()
                .onErrorMap(Errors::translate);
    }

    private Mono<ImportVerdict> meaning(ImportBatch batch, Throwable failure) {
        if (failure instanceof EventStoreException) {
            return Mono.error(failure);
        }
        return switch (Failure.of(failure)) {
            case DUPLICATE -> duplicate(batch).flatMap(Mono::error);
            case LOST -> Mono.error(new AppendOutcomeUnknownException(batch.events().getFirst().stream(), failure));
            case NOT_SENT, ROLLED_BACK, REFUSED -> Mono.error(Errors.translate(failure));
        };
    }

    /** An id of the batch that is in the log; if there is none, the position or the version was somebody else's. */
    private Mono<EventStoreException> duplicate(ImportBatch batch) {
        var ids = batch.events().stream().map(RecordedEvent::id).toList();
        return database.guard()
                .repeatedly(database.use(connection -> reader.withIds(connection, ids))
                        .next())
                .<EventStoreException>map(known -> new EventIdReusedException(streamOf(batch, known), known.id()))
                .defaultIfEmpty(ImportRefusedException.appendedByOthers(batch.first(), batch.last()))
                .onErrorMap(Errors::translate);
    }

    private static StreamId streamOf(ImportBatch batch, RecordedEvent known) {
        return batch.events().stream()
                .filter(event -> event.id().equals(known.id()))
                .map(RecordedEvent::stream)
                .findFirst()
                .orElse(known.stream());
    }

    /** Another transaction holds a stream of the batch, or what its events are. */
    private static final class StreamHeldException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StreamHeldException() {
            super("held by another transaction", null, false, false);
        }
    }
}
