package com.tomriddelsdell.eventstore.r2dbc.read;

import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads what is shown of a stream, each page by a range of versions. */
final class StreamPages {

    private static final String FORWARD =
            "SELECT " + EventRow.COLUMNS_OF_STREAM + " FROM ${schema}.read_stream($1, $2, $3, $4)";

    private static final String BACKWARD =
            "SELECT " + EventRow.COLUMNS_OF_STREAM + " FROM ${schema}.read_stream_backward($1, $2, $3, $4)";

    private static final String COUNT =
            "SELECT count(*), coalesce(max(version), 0) FROM ${schema}.read_stream($1, $2, $3, $4)";

    private static final int COUNTED_AT_ONCE = 100_000;

    private final Database database;
    private final String forward;
    private final String backward;
    private final String count;

    StreamPages(Database database, SchemaName schema) {
        this.database = database;
        this.forward = schema.in(FORWARD);
        this.backward = schema.in(BACKWARD);
        this.count = schema.in(COUNT);
    }

    Flux<RecordedEvent> read(StreamRead read) {
        return Page.flatten(Range.of(read), range -> fetch(read.stream(), range));
    }

    Mono<Long> count(StreamRead read) {
        var range = new Range(read.from().value(), read.to().value(), Direction.FORWARD, read.limit(), COUNTED_AT_ONCE);
        return Mono.just(range)
                .expand(rest -> rest.isEmpty() ? Mono.empty() : counted(read.stream(), rest))
                .last()
                .map(rest -> range.limit() - rest.limit());
    }

    private Mono<Range> counted(StreamId stream, Range range) {
        return database.guard()
                .repeatedly(database.use(connection -> Flux.from(bound(connection.createStatement(count), stream, range)
                                        .execute())
                                .concatMap(result -> result.map(row -> afterCount(range, row))))
                        .single());
    }

    private static Range afterCount(Range range, Readable row) {
        var events = Cell.of(row, 0, Long.class);
        return range.beyond(events < range.pageSize() ? range.end() : Cell.of(row, 1, Long.class), events);
    }

    private Mono<Page> fetch(StreamId stream, Range range) {
        return database.guard()
                .repeatedly(database.use(connection -> select(connection, stream, range))
                        .collectList())
                .map(events -> range.page(events, event -> event.version().value()));
    }

    private Flux<RecordedEvent> select(Connection connection, StreamId stream, Range range) {
        var statement = connection.createStatement(range.direction() == Direction.FORWARD ? forward : backward);
        return Flux.from(bound(statement, stream, range).execute())
                .concatMap(result -> result.map(row -> EventRow.readOf(stream, row)));
    }

    private static Statement bound(Statement statement, StreamId stream, Range range) {
        return statement
                .bind(0, stream.toString())
                .bind(1, range.from())
                .bind(2, range.to())
                .bind(3, range.pageSize());
    }
}
