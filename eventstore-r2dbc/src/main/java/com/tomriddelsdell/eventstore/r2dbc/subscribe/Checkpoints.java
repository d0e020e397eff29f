package com.tomriddelsdell.eventstore.r2dbc.subscribe;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.subscribe.Advance;
import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import com.tomriddelsdell.eventstore.subscribe.Lease;
import com.tomriddelsdell.eventstore.subscribe.Parking;
import com.tomriddelsdell.eventstore.subscribe.PartitionLostException;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import io.r2dbc.spi.Connection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Moves checkpoints, as long as the partition is held under the epoch of the lease. */
final class Checkpoints {

    /**
     * Looks at the epoch before anything is done for nothing. A member that freezes in its transaction must not keep others
     * from what it has locked: the server ends a transaction that lies idle for as long as a lease.
     */
    private static final String OPEN = """
            SELECT set_config('idle_in_transaction_session_timeout', $4, true)
              FROM ${schema}.checkpoint
             WHERE subscription = $1 AND partition = $2 AND owner_epoch = $3
            """;

    /** Comes last in a transaction: the row is locked only while it commits. */
    private static final String MOVE = """
            UPDATE ${schema}.checkpoint
               SET position = $5, event_id = coalesce($6, event_id), error = coalesce($7, error), moved_at = now()
             WHERE subscription = $1 AND partition = $2 AND owner_epoch = $3 AND position = $4
            """;

    private static final String STAY = """
            UPDATE ${schema}.checkpoint SET error = coalesce($4, error), moved_at = now()
             WHERE subscription = $1 AND partition = $2 AND owner_epoch = $3
            """;

    private static final String PROGRESS =
            "SELECT partition, position FROM ${schema}.checkpoint WHERE subscription = $1 ORDER BY partition";

    private final Sql open;
    private final Sql move;
    private final Sql stay;
    private final Sql progress;

    Checkpoints(SchemaName schema) {
        this.open = Sql.of(schema, OPEN);
        this.move = Sql.of(schema, MOVE);
        this.stay = Sql.of(schema, STAY);
        this.progress = Sql.of(schema, PROGRESS);
    }

    Mono<Void> open(Connection connection, Lease lease) {
        return open.select(
                        connection,
                        row -> true,
                        lease.subscription(),
                        lease.partition(),
                        lease.epoch(),
                        Long.toString(lease.member().lease().toMillis()))
                .switchIfEmpty(Mono.error(() -> new PartitionLostException(lease)))
                .then();
    }

    Mono<Void> move(Connection connection, Lease lease, Advance advance) {
        return held(
                lease,
                move.change(
                        connection,
                        lease.subscription(),
                        lease.partition(),
                        lease.epoch(),
                        advance.from().value(),
                        advance.to().value(),
                        Sql.nullable(advance.eventId(), UUID.class),
                        Sql.nullable(error(advance), String.class)));
    }

    /** Checks the epoch without moving the checkpoint. */
    Mono<Void> stay(Connection connection, Lease lease, @Nullable String error) {
        return held(
                lease,
                stay.change(
                        connection,
                        lease.subscription(),
                        lease.partition(),
                        lease.epoch(),
                        Sql.nullable(error, String.class)));
    }

    Flux<Progress> progress(Connection connection, String subscription) {
        return progress.select(
                connection,
                row -> new Progress(
                        subscription, Cell.of(row, 0, Integer.class), Position.of(Cell.of(row, 1, Long.class))),
                subscription);
    }

    private static Mono<Void> held(Lease lease, Mono<Long> change) {
        return change.filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> new PartitionLostException(lease)))
                .then();
    }

    private static @Nullable String error(Advance advance) {
        return advance.parkings().stream()
                .map(Parking::failure)
                .filter(Objects::nonNull)
                .map(FailedAttempt::error)
                .findFirst()
                .orElse(null);
    }
}
