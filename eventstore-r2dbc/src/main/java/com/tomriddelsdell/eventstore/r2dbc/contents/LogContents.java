package com.tomriddelsdell.eventstore.r2dbc.contents;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.lifecycle.StreamState;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a log holds at a glance, for people who look into it. Every question is one statement that touches a bounded number of
 * index entries, however long the log is. What was appended a moment ago may be seen here before readers of the log are
 * given it.
 *
 * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.StoreUnavailableException} from all.
 */
public final class LogContents {

    /** The most streams or categories that are listed at a time. */
    public static final int MAX_LISTED = 501;

    /** The most newest events that types are counted among. */
    public static final int MAX_WINDOW = 100_000;

    /** The most streams of a category that are counted. */
    public static final int MAX_COUNTED = 10_000;

    private static final String NEXT = """
            (SELECT least(
                (SELECT e.stream_id FROM ${schema}.event e WHERE e.stream_id >= %1$s
                  ORDER BY e.stream_id LIMIT 1),
                (SELECT a.stream_id FROM ${schema}.archived_event a WHERE a.stream_id >= %1$s
                  ORDER BY a.stream_id LIMIT 1)))
            """;

    /** Streams in the order of their ids, from $1 on and before $2, at most $3: one step in an index for each. */
    private static final String EACH_STREAM =
            """
            WITH RECURSIVE each (id, n) AS (
                SELECT %s, 1
                UNION ALL
                SELECT %s, n + 1 FROM each WHERE each.id < $2 AND each.n < $3)
            """.formatted(NEXT.formatted("$1::text"), NEXT.formatted("(each.id || chr(1))"));

    private static final String STREAMS = EACH_STREAM + """
            SELECT each.id, d.state, d.current, d.head, last.position, last.recorded_at
              FROM each
              CROSS JOIN LATERAL ${schema}.describe_stream(each.id) d
              LEFT JOIN LATERAL (
                  SELECT e.position, e.recorded_at FROM ${schema}.event e
                   WHERE e.stream_id = each.id ORDER BY e.version DESC LIMIT 1) last ON true
             WHERE each.id < $2
             ORDER BY each.id
            """;

    private static final String COUNT = EACH_STREAM + "SELECT count(*) FROM each WHERE each.id < $2";

    /** The character after '-' is '.': no stream of another category lies between. */
    private static final String CATEGORIES =
            """
            WITH RECURSIVE each (id, n) AS (
                SELECT %s, 1
                UNION ALL
                SELECT %s, n + 1 FROM each WHERE each.id IS NOT NULL AND each.n < $1)
            SELECT split_part(each.id, '-', 1) FROM each WHERE each.id IS NOT NULL ORDER BY n
            """.formatted(NEXT.formatted("''"), NEXT.formatted("(split_part(each.id, '-', 1) || '.')"));

    private static final String TYPES = """
            SELECT newest.type, count(*), max(newest.position)
              FROM (SELECT e.type, e.position FROM ${schema}.event e ORDER BY e.position DESC LIMIT $1) newest
             GROUP BY newest.type ORDER BY newest.type
            """;

    private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

    private final Database database;
    private final Sql streams;
    private final Sql count;
    private final Sql categories;
    private final Sql types;

    public LogContents(Database database, SchemaName schema) {
        this.database = requireNonNull(database, "database");
        this.streams = Sql.of(requireNonNull(schema, "schema"), STREAMS);
        this.count = Sql.of(schema, COUNT);
        this.categories = Sql.of(schema, CATEGORIES);
        this.types = Sql.of(schema, TYPES);
    }

    /**
     * Streams in the order of their ids, code point by code point.
     *
     * @param prefix what their ids begin with; empty for all
     * @param after the id before the first, exclusive; null for the first there is
     * @param limit the most, from 1 to {@value #MAX_LISTED}
     */
    public Flux<ListedStream> streams(String prefix, @Nullable StreamId after, int limit) {
        requireNonNull(prefix, "prefix");
        require("limit", limit, MAX_LISTED);
        var from = after == null ? prefix : later(prefix, after + "\u0001");
        return database.list(
                connection -> streams.select(connection, LogContents::stream, from, prefix + AFTER_ALL, limit));
    }

    /**
     * The categories of streams, each with its streams counted up to {@value #MAX_COUNTED}.
     *
     * @param limit the most, from 1 to {@value #MAX_LISTED}
     */
    public Flux<CountedCategory> categories(int limit) {
        require("limit", limit, MAX_LISTED);
        return database.list(connection -> categories.select(connection, row -> Cell.of(row, 0, String.class), limit))
                .concatMap(this::counted);
    }

    private Mono<CountedCategory> counted(String category) {
        var prefix = category + "-";
        return database.list(connection -> count.select(
                        connection, row -> Cell.of(row, 0, Long.class), prefix, prefix + AFTER_ALL, MAX_COUNTED + 1))
                .single()
                .map(streams -> new CountedCategory(category, Math.min(streams, MAX_COUNTED), streams > MAX_COUNTED));
    }

    /**
     * The event types among the newest events, by name.
     *
     * @param window how many of them, from 1 to {@value #MAX_WINDOW}
     */
    public Flux<CountedType> types(int window) {
        require("window", window, MAX_WINDOW);
        return database.list(connection -> types.select(
                connection,
                row -> new CountedType(
                        Cell.of(row, 0, String.class),
                        Cell.of(row, 1, Long.class),
                        Position.of(Cell.of(row, 2, Long.class))),
                window));
    }

    private static String later(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static ListedStream stream(Readable row) {
        var position = row.get(4, Long.class);
        return new ListedStream(
                StreamId.parse(Cell.of(row, 0, String.class)),
                state(Cell.of(row, 1, Integer.class), Cell.of(row, 2, Long.class)),
                StreamVersion.of(Cell.of(row, 3, Long.class)),
                position == null ? null : Position.of(position),
                row.get(5, Instant.class));
    }

    /** A stream that is listed has events. */
    private static StreamState state(int closed, long current) {
        return switch (closed) {
            case 1 -> StreamState.ARCHIVED;
            case 2 -> StreamState.TOMBSTONED;
            default -> current >= 0 ? StreamState.ACTIVE : StreamState.DELETED;
        };
    }

    private static void require(String what, int found, int most) {
        if (found < 1 || found > most) {
            throw new IllegalArgumentException("%s must be from 1 to %d, but was %d".formatted(what, most, found));
        }
    }
}
