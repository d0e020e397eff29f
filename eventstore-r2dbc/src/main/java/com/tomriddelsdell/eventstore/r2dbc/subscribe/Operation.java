package com.tomriddelsdell.eventstore.r2dbc.subscribe;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.subscribe.PartitionStatus;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionNotFoundException;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What operators ask and do about subscriptions. */
final class Operation {

    private static final String STATUS = """
            SELECT s.name, s.paused, h.safe,
                   (SELECT count(*) FROM ${schema}.member l WHERE l.subscription = s.name AND l.lease_until >= now())::int,
                   c.partition, c.position, c.event_id, m.name, c.owner_epoch,
                   floor(extract(epoch FROM m.lease_until - now()) * 1000)::bigint, c.moved_at,
                   (SELECT count(*) FROM ${schema}.parked p
                     WHERE p.subscription = s.name AND p.partition = c.partition),
                   c.error
              FROM ${schema}.subscription s
              JOIN ${schema}.checkpoint c ON c.subscription = s.name
              LEFT JOIN ${schema}.member m ON m.subscription = s.name AND m.id = c.owner
             CROSS JOIN ${schema}.safe_head() h
             WHERE $1::text IS NULL OR s.name = $1
             ORDER BY s.name, c.partition
            """;

    private static final String SET_PAUSED = "UPDATE ${schema}.subscription SET paused = $2 WHERE name = $1";

    private static final String LOCK = "SELECT FROM ${schema}.subscription WHERE name = $1 FOR UPDATE";

    private static final String TAKE = """
            UPDATE ${schema}.checkpoint SET owner = NULL, owner_epoch = owner_epoch + 1 WHERE subscription = $1
            """;

    private static final String RESET = """
            UPDATE ${schema}.checkpoint
               SET owner = NULL, owner_epoch = owner_epoch + 1, position = least($2, h.safe), event_id = NULL,
                   moved_at = now()
              FROM ${schema}.safe_head() h
             WHERE subscription = $1
            """;

    private static final String FORGET_PARKED =
            "DELETE FROM ${schema}.parked WHERE subscription = $1 AND position > $2";

    private final Sql status;
    private final Sql setPaused;
    private final Sql lock;
    private final Sql take;
    private final Sql reset;
    private final Sql forgetParked;

    Operation(SchemaName schema) {
        this.status = Sql.of(schema, STATUS);
        this.setPaused = Sql.of(schema, SET_PAUSED);
        this.lock = Sql.of(schema, LOCK);
        this.take = Sql.of(schema, TAKE);
        this.reset = Sql.of(schema, RESET);
        this.forgetParked = Sql.of(schema, FORGET_PARKED);
    }

    Flux<SubscriptionStatus> status(Connection connection, @Nullable String subscription) {
        return status.select(connection, Line::read, Sql.nullable(subscription, String.class))
                .bufferUntilChanged(Line::name)
                .map(Line::together);
    }

    Mono<Void> pause(Connection connection, String subscription) {
        return existing(subscription, setPaused.change(connection, subscription, true))
                .then(take.change(connection, subscription))
                .then();
    }

    Mono<Void> resume(Connection connection, String subscription) {
        return existing(subscription, setPaused.change(connection, subscription, false));
    }

    /** Locks in the same order as {@link #pause}, so that two operators never wait in a circle. */
    Mono<Void> reset(Connection connection, String subscription, Position to) {
        return lock.select(connection, row -> true, subscription)
                .then(existing(subscription, reset.change(connection, subscription, to.value())))
                .then(forgetParked.change(connection, subscription, to.value()))
                .then();
    }

    private static Mono<Void> existing(String subscription, Mono<Long> change) {
        return change.filter(rows -> rows > 0)
                .switchIfEmpty(Mono.error(() -> new SubscriptionNotFoundException(subscription)))
                .then();
    }

    /** A partition, with what is the same for all of its subscription. */
    private record Line(String name, boolean paused, Position head, int members, PartitionStatus partition) {

        static Line read(Readable row) {
            return new Line(
                    Cell.of(row, 0, String.class),
                    Cell.of(row, 1, Boolean.class),
                    Position.of(Cell.of(row, 2, Long.class)),
                    Cell.of(row, 3, Integer.class),
                    new PartitionStatus(
                            Cell.of(row, 4, Integer.class),
                            Position.of(Cell.of(row, 5, Long.class)),
                            row.get(6, UUID.class),
                            row.get(7, String.class),
                            Cell.of(row, 8, Long.class),
                            duration(row.get(9, Long.class)),
                            Cell.of(row, 10, Instant.class),
                            Cell.of(row, 11, Long.class),
                            row.get(12, String.class)));
        }

        static SubscriptionStatus together(List<Line> lines) {
            var any = lines.getFirst();
            return new SubscriptionStatus(
                    any.name,
                    any.paused,
                    any.head,
                    any.members,
                    lines.stream().map(Line::partition).toList());
        }

        private static @Nullable Duration duration(@Nullable Long millis) {
            return millis == null ? null : Duration.ofMillis(millis);
        }
    }
}
