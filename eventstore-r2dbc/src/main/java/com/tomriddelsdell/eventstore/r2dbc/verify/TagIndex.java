package com.tomriddelsdell.eventstore.r2dbc.verify;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.verify.Finding;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table that finds events by their tags, held against the events; a range of positions at a time. */
final class TagIndex {

    private static final long RANGE = 50_000;

    /** Tags of an event that lead not to it. */
    private static final String UNFINDABLE = """
            SELECT e.position, e.stream_id, t.tag
              FROM ${schema}.event e CROSS JOIN unnest(e.tags) AS t (tag)
             WHERE e.position > $1 AND e.position <= $2
               AND NOT EXISTS (SELECT FROM ${schema}.tag k WHERE k.tag = t.tag AND k.position = e.position)
             ORDER BY e.position LIMIT 1000
            """;

    private final Database database;
    private final SchemaName schema;

    TagIndex(Database database, SchemaName schema) {
        this.database = database;
        this.schema = schema;
    }

    Flux<Finding> wrong(Position upTo) {
        return Flux.<Position, Position>generate(() -> Position.START, (after, sink) -> {
                    if (after.compareTo(upTo) >= 0) {
                        sink.complete();
                        return after;
                    }
                    sink.next(after);
                    return end(after, upTo);
                })
                .concatMap(after -> wrong(after, end(after, upTo)), 1)
                .concatMapIterable(found -> found);
    }

    private static Position end(Position after, Position upTo) {
        return Position.of(Math.min(after.value() + RANGE, upTo.value()));
    }

    private Mono<List<Finding>> wrong(Position after, Position to) {
        return database.guard()
                .repeatedly(database.use(connection -> Flux.from(connection
                                        .createStatement(schema.in(UNFINDABLE))
                                        .bind(0, after.value())
                                        .bind(1, to.value())
                                        .execute())
                                .concatMap(result -> result.map(TagIndex::finding)))
                        .collectList());
    }

    private static Finding finding(Readable row) {
        return new Finding(
                Finding.Kind.TAG_INDEX_WRONG,
                Position.of(Cell.of(row, 0, Long.class)),
                stream(row.get(1, String.class)),
                "it has the tag %s, but is not found by it".formatted(Cell.of(row, 2, String.class)));
    }

    private static @Nullable StreamId stream(@Nullable String id) {
        return id == null ? null : StreamId.parse(id);
    }
}
