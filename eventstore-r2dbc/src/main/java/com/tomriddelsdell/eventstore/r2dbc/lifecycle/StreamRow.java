package com.tomriddelsdell.eventstore.r2dbc.lifecycle;

import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamMetadata;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.lifecycle.StreamDescription;
import com.tomriddelsdell.eventstore.lifecycle.StreamState;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.r2dbc.parameter.NamedValues;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What is known about a stream, and how its metadata is written. */
final class StreamRow {

    private static final String DESCRIBE = """
            SELECT state, first, head, current, truncate_before, max_count, max_age_millis, properties
              FROM ${schema}.describe_stream($1)
            """;

    private static final String LOCK = "SELECT ${schema}.acquire(ARRAY [$1::text], ARRAY [0], -1)";

    private static final String WRITE = """
            INSERT INTO ${schema}.stream (id, truncate_before, max_count, max_age_millis, properties)
            VALUES ($1, $2, $3, $4, $5::jsonb)
            ON CONFLICT (id) DO UPDATE
               SET truncate_before = excluded.truncate_before, max_count = excluded.max_count,
                   max_age_millis = excluded.max_age_millis, properties = excluded.properties
            """;

    private final Sql describe;
    private final Sql lock;
    private final Sql write;

    StreamRow(SchemaName schema) {
        this.describe = Sql.of(schema, DESCRIBE);
        this.lock = Sql.of(schema, LOCK);
        this.write = Sql.of(schema, WRITE);
    }

    Mono<StreamDescription> describe(Connection connection, StreamId stream) {
        return describe.select(connection, row -> read(stream, row), stream.toString())
                .single();
    }

    /** Keeps everybody else from changing the stream or appending to it, until the transaction ends. */
    Mono<Void> lock(Connection connection, StreamId stream) {
        return lock.select(connection, row -> true, stream.toString()).then();
    }

    Mono<Void> write(Connection connection, StreamId stream, StreamMetadata metadata) {
        var maxAge = metadata.maxAge();
        return write.change(
                        connection,
                        stream.toString(),
                        metadata.truncateBefore().value(),
                        Sql.nullable(metadata.maxCount(), Long.class),
                        Sql.nullable(maxAge == null ? null : maxAge.toMillis(), Long.class),
                        Sql.nullable(NamedValues.write(metadata.properties()), String.class))
                .then();
    }

    private static StreamDescription read(StreamId stream, Readable row) {
        var head = Cell.of(row, 2, Long.class);
        return new StreamDescription(
                stream,
                state(Cell.of(row, 0, Integer.class), head, Cell.of(row, 3, Long.class)),
                versionOrNone(row.get(1, Long.class)),
                StreamVersion.of(head),
                new StreamMetadata(
                        StreamVersion.of(Cell.of(row, 4, Long.class)),
                        row.get(5, Long.class),
                        durationOrNull(row.get(6, Long.class)),
                        NamedValues.read(row.get(7, String.class))));
    }

    private static StreamState state(int closed, long head, long current) {
        return switch (closed) {
            case 1 -> StreamState.ARCHIVED;
            case 2 -> StreamState.TOMBSTONED;
            default -> current >= 0 ? StreamState.ACTIVE : head >= 0 ? StreamState.DELETED : StreamState.ABSENT;
        };
    }

    private static StreamVersion versionOrNone(@Nullable Long version) {
        return version == null ? StreamVersion.NONE : StreamVersion.of(version);
    }

    private static @Nullable Duration durationOrNull(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
