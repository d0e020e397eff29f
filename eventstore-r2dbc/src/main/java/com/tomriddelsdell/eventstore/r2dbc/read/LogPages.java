package com.tomriddelsdell.eventstore.r2dbc.read;

import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Connection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the log, each page by a range of positions. The range must lie in the completed prefix. */
final class LogPages {

    private static final String FORWARD = "SELECT " + EventRow.COLUMNS + """
             FROM ${schema}.event
            WHERE position >= $1 AND position <= $2
            ORDER BY position LIMIT $3
            """;

    private static final String BACKWARD = "SELECT " + EventRow.COLUMNS + """
             FROM ${schema}.event
            WHERE position >= $1 AND position <= $2
            ORDER BY position DESC LIMIT $3
            """;

    private final Database database;
    private final String forward;
    private final String backward;

    LogPages(Database database, SchemaName schema) {
        this.database = database;
        this.forward = schema.in(FORWARD);
        this.backward = schema.in(BACKWARD);
    }

    Flux<RecordedEvent> read(Range range) {
        return Page.flatten(
                range,
                rest -> fetch(rest)
                        .map(events ->
                                rest.page(events, event -> event.position().value())));
    }

    Mono<List<RecordedEvent>> fetch(Range range) {
        return database.guard()
                .repeatedly(
                        database.use(connection -> select(connection, range)).collectList());
    }

    private Flux<RecordedEvent> select(Connection connection, Range range) {
        var statement = connection
                .createStatement(range.direction() == Direction.FORWARD ? forward : backward)
                .bind(0, range.from())
                .bind(1, range.to())
                .bind(2, range.pageSize());
        return Flux.from(statement.execute()).concatMap(result -> result.map(EventRow::read));
    }
}
