package com.tomriddelsdell.eventstore.r2dbc.read;

import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.parameter.ArrayParameter;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds or counts what matches a filter in a range of positions, which must lie in the completed prefix. */
final class FilterStatement {

    private static final String READ = "SELECT " + EventRow.COLUMNS
            + " FROM ${schema}.read_matching($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

    private static final String COUNT = "SELECT ${schema}.count_matching($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    private static final String COUNT_TYPES =
            "SELECT type, events FROM ${schema}.count_types_matching($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    /** Times that PostgreSQL can hold, and beyond which no event was or will be recorded. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Database database;
    private final String read;
    private final String count;
    private final String countTypes;

    FilterStatement(Database database, SchemaName schema) {
        this.database = database;
        this.read = schema.in(READ);
        this.count = schema.in(COUNT);
        this.countTypes = schema.in(COUNT_TYPES);
    }

    Mono<List<RecordedEvent>> read(Range range, EventFilter filter) {
        return repeatedly(connection -> Flux.from(bound(connection.createStatement(read), range, filter)
                                .bind(9, range.direction() == Direction.BACKWARD)
                                .bind(10, range.pageSize())
                                .execute())
                        .concatMap(result -> result.map(EventRow::read)))
                .defaultIfEmpty(List.of());
    }

    Mono<Long> count(Range range, EventFilter filter) {
        return repeatedly(connection -> Flux.from(bound(connection.createStatement(count), range, filter)
                                .execute())
                        .concatMap(result -> result.map(row -> Cell.of(row, 0, Long.class))))
                .map(List::getFirst);
    }

    Mono<Map<String, Long>> countTypes(Range range, EventFilter filter) {
        return repeatedly(connection -> Flux.from(bound(connection.createStatement(countTypes), range, filter)
                                .execute())
                        .concatMap(result -> result.map(
                                row -> Map.entry(Cell.of(row, 0, String.class), Cell.of(row, 1, Long.class)))))
                .map(counts -> counts.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private <T> Mono<List<T>> repeatedly(Function<Connection, Flux<T>> statement) {
        return database.guard().repeatedly(database.use(statement).collectList());
    }

    private static Statement bound(Statement statement, Range range, EventFilter filter) {
        statement
                .bind(0, range.from())
                .bind(1, range.to())
                .bind(2, names(filter.streams().stream().map(StreamId::toString).toList()))
                .bind(3, names(List.copyOf(filter.categories())))
                .bind(4, names(List.copyOf(filter.types())))
                .bind(
                        5,
                        names(filter.tags().stream().sorted().map(Tag::toString).toList()));
        bind(statement, 6, filter.correlationId(), UUID.class);
        bind(statement, 7, stored(filter.recordedFrom()), Instant.class);
        bind(statement, 8, stored(filter.recordedBefore()), Instant.class);
        return statement;
    }

    private static ArrayParameter<byte[]> names(List<String> names) {
        return ArrayParameter.text(names);
    }

    private static <T> void bind(Statement statement, int index, @Nullable T value, Class<T> type) {
        if (value == null) {
            statement.bindNull(index, type);
        } else {
            statement.bind(index, value);
        }
    }

    /** The first time at or after {@code time} that an event can have been recorded at: PostgreSQL keeps microseconds. */
    private static @Nullable Instant stored(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        var possible = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        return possible.plus(Duration.ofNanos(999)).truncatedTo(ChronoUnit.MICROS);
    }
}
