package com.tomriddelsdell.eventstore.r2dbc.subscribe;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.r2dbc.parameter.ArrayParameter;
import com.tomriddelsdell.eventstore.r2dbc.read.EventRow;
import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import com.tomriddelsdell.eventstore.subscribe.Lease;
import com.tomriddelsdell.eventstore.subscribe.NotParkedException;
import com.tomriddelsdell.eventstore.subscribe.ParkedEvent;
import com.tomriddelsdell.eventstore.subscribe.Parking;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionNotFoundException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table of parked events. */
final class ParkedEvents {

    private static final int NO_FAILURE = 0;
    private static final long AT_ONCE = 0;
    private static final long NEVER = -1;

    private static final String PARK = """
            INSERT INTO ${schema}.parked
                (subscription, partition, position, stream_id, error, attempts, parked_at, retry_at)
            SELECT $1, $2, p.position, p.stream, p.error, p.attempts, now(),
                   CASE WHEN p.pause >= 0 THEN now() + p.pause * interval '1 ms' END
              FROM unnest($3, $4, $5, $6, $7) AS p (position, stream, error, attempts, pause)
            """;

    private static final String COLUMNS = """
            SELECT e.position, e.version, e.id, e.type, coalesce(p.replacement, e.payload), e.recorded_at,
                   e.correlation_id, e.causation_id, e.headers::text, e.tags, e.stream_id,
                   p.partition, p.error, p.attempts, p.parked_at, p.retry_at, p.revision
            """;

    private static final String PAGE = COLUMNS + """
              FROM ${schema}.parked p JOIN ${schema}.event e ON e.position = p.position
             WHERE p.subscription = $1 AND p.position > $2
             ORDER BY p.position LIMIT $3
            """;

    private static final String KNOWN = "SELECT FROM ${schema}.subscription WHERE name = $1";

    private static final String DUE = COLUMNS + """
              FROM ${schema}.first_parked($1, $2) f
              JOIN ${schema}.parked p ON p.subscription = $1 AND p.position = f.first_position
              JOIN ${schema}.event e ON e.position = p.position
             WHERE p.retry_at <= now()
             ORDER BY e.position LIMIT $3
            """;

    /** An event that is no longer in the log has nothing to wait for. */
    private static final String BLOCKED = """
            WITH gone AS (
                DELETE FROM ${schema}.parked p
                 USING ${schema}.first_parked($1, $2) f
                 WHERE p.subscription = $1 AND p.position = f.first_position
                   AND NOT EXISTS (SELECT FROM ${schema}.event e WHERE e.position = p.position))
            SELECT first_stream FROM ${schema}.first_parked($1, $2)
            """;

    private static final String FORGET =
            "DELETE FROM ${schema}.parked WHERE subscription = $1 AND position = $2 AND revision = $3";

    private static final String POSTPONE = """
            UPDATE ${schema}.parked
               SET error = $4, attempts = attempts + 1,
                   retry_at = CASE WHEN $5 >= 0 THEN now() + $5 * interval '1 ms' END
             WHERE subscription = $1 AND position = $2 AND revision = $3
            """;

    private static final String RETRY = """
            UPDATE ${schema}.parked p SET retry_at = now(), attempts = 0, revision = revision + 1
              FROM ${schema}.subscription s, generate_series(0, s.partitions - 1) AS n,
                   ${schema}.first_parked(s.name, n) f
             WHERE s.name = $1 AND ($2::text IS NULL OR f.first_stream = $2)
               AND p.subscription = s.name AND p.position = f.first_position
            """;

    private static final String EDIT = """
            UPDATE ${schema}.parked SET replacement = $3, retry_at = now(), attempts = 0, revision = revision + 1
             WHERE subscription = $1 AND position = $2
            """;

    private static final String DISCARD = "DELETE FROM ${schema}.parked WHERE subscription = $1 AND position = $2";

    private final Sql park;
    private final Sql page;
    private final Sql known;
    private final Sql due;
    private final Sql blocked;
    private final Sql forget;
    private final Sql postpone;
    private final Sql retry;
    private final Sql edit;
    private final Sql discard;

    ParkedEvents(SchemaName schema) {
        this.park = Sql.of(schema, PARK);
        this.page = Sql.of(schema, PAGE);
        this.known = Sql.of(schema, KNOWN);
        this.due = Sql.of(schema, DUE);
        this.blocked = Sql.of(schema, BLOCKED);
        this.forget = Sql.of(schema, FORGET);
        this.postpone = Sql.of(schema, POSTPONE);
        this.retry = Sql.of(schema, RETRY);
        this.edit = Sql.of(schema, EDIT);
        this.discard = Sql.of(schema, DISCARD);
    }

    Mono<Void> park(Connection connection, Lease lease, List<Parking> parkings) {
        return parkings.isEmpty()
                ? Mono.empty()
                : park.change(
                                connection,
                                lease.subscription(),
                                lease.partition(),
                                ArrayParameter.int8(column(
                                        parkings,
                                        parking -> parking.event().position().value())),
                                ArrayParameter.text(column(
                                        parkings,
                                        parking -> parking.event().stream().toString())),
                                ArrayParameter.text(parkings.stream()
                                        .<@Nullable String>map(ParkedEvents::error)
                                        .toList()),
                                ArrayParameter.int4(
                                        column(parkings, parking -> parking.failure() == null ? NO_FAILURE : 1)),
                                ArrayParameter.int8(column(parkings, ParkedEvents::pause)))
                        .then();
    }

    Flux<ParkedEvent> page(Connection connection, String subscription, Position after, int limit) {
        return page.select(connection, row -> read(subscription, row), subscription, after.value(), limit)
                .switchIfEmpty(requireKnown(connection, subscription).then(Mono.empty()));
    }

    Flux<ParkedEvent> due(Connection connection, Lease lease, int limit) {
        return due.select(
                connection, row -> read(lease.subscription(), row), lease.subscription(), lease.partition(), limit);
    }

    Flux<StreamId> blocked(Connection connection, Lease lease) {
        return blocked.select(
                connection,
                row -> StreamId.parse(Cell.of(row, 0, String.class)),
                lease.subscription(),
                lease.partition());
    }

    Mono<Void> forget(Connection connection, ParkedEvent parked) {
        var position = parked.event().position();
        return existing(
                connection,
                parked.subscription(),
                position,
                forget.change(connection, parked.subscription(), position.value(), parked.revision()));
    }

    Mono<Void> postpone(Connection connection, ParkedEvent parked, FailedAttempt failure) {
        return postpone.change(
                        connection,
                        parked.subscription(),
                        parked.event().position().value(),
                        parked.revision(),
                        failure.error(),
                        pause(failure))
                .then();
    }

    Mono<Long> retry(Connection connection, String subscription, @Nullable StreamId stream) {
        return retry.change(
                        connection, subscription, Sql.nullable(stream == null ? null : stream.toString(), String.class))
                .filter(events -> events > 0)
                .switchIfEmpty(requireKnown(connection, subscription).thenReturn(0L));
    }

    Mono<Void> edit(Connection connection, String subscription, Position parked, Payload replacement) {
        return existing(
                connection,
                subscription,
                parked,
                edit.change(connection, subscription, parked.value(), replacement.buffer()));
    }

    Mono<Void> discard(Connection connection, String subscription, Position parked) {
        return existing(connection, subscription, parked, discard.change(connection, subscription, parked.value()));
    }

    private Mono<Void> existing(Connection connection, String subscription, Position position, Mono<Long> change) {
        return change.filter(rows -> rows == 1)
                .switchIfEmpty(requireKnown(connection, subscription)
                        .then(Mono.error(
                                () -> new NotParkedException(subscription, "the event at position " + position))))
                .then();
    }

    private Mono<Void> requireKnown(Connection connection, String subscription) {
        return Mono.defer(() -> known.select(connection, row -> true, subscription)
                .next()
                .switchIfEmpty(Mono.error(() -> new SubscriptionNotFoundException(subscription)))
                .then());
    }

    private static ParkedEvent read(String subscription, Readable row) {
        return new ParkedEvent(
                subscription,
                Cell.of(row, 11, Integer.class),
                EventRow.read(row),
                row.get(12, String.class),
                Cell.of(row, 13, Integer.class),
                Cell.of(row, 14, Instant.class),
                row.get(15, Instant.class),
                Cell.of(row, 16, Integer.class));
    }

    private static @Nullable String error(Parking parking) {
        var failure = parking.failure();
        return failure == null ? null : failure.error();
    }

    private static long pause(Parking parking) {
        var failure = parking.failure();
        return failure == null ? AT_ONCE : pause(failure);
    }

    private static long pause(FailedAttempt failure) {
        var pause = failure.pause();
        return pause == null ? NEVER : pause.toMillis();
    }

    private static <V> List<V> column(List<Parking> parkings, Function<Parking, V> cell) {
        return parkings.stream().map(cell).toList();
    }
}
