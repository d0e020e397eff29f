package com.tomriddelsdell.eventstore.r2dbc.read;

import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads a stream, each page by a range of versions. */
final class StreamPages {

    private static final String FORWARD = "SELECT " + EventRow.COLUMNS + """
             FROM ${schema}.event
            WHERE stream_id = $1 AND version >= $2 AND version <= $3
            ORDER BY version LIMIT $4
            """;

    private static final String BACKWARD = "SELECT " + EventRow.COLUMNS + """
             FROM ${schema}.event
            WHERE stream_id = $1 AND version >= $2 AND version <= $3
            ORDER BY version DESC LIMIT $4
            """;

    private final Database database;
    private final String forward;
    private final String backward;

    StreamPages(Database database, SchemaName schema) {
        this.database = database;
        this.forward = schema.in(FORWARD);
        this.backward = schema.in(BACKWARD);
    }

    Flux<RecordedEvent> read(StreamRead read) {
        return Page.flatten(Range.of(read), range -> fetch(read.stream(), range));
    }

    private Mono<Page> fetch(StreamId stream, Range range) {
        return database.guard()
                .repeatedly(database.use(connection -> select(connection, stream, range))
                        .collectList())
                .map(events -> range.page(events, event -> event.version().value()));
    }

    private Flux<RecordedEvent> select(Connection connection, StreamId stream, Range range) {
        var statement = connection
                .createStatement(range.direction() == Direction.FORWARD ? forward : backward)
                .bind(0, stream.toString())
                .bind(1, range.from())
                .bind(2, range.to())
                .bind(3, range.pageSize());
        return Flux.from(statement.execute()).concatMap(result -> result.map(row -> EventRow.readOf(stream, row)));
    }
}
