package com.tomriddelsdell.eventstore.r2dbc.read;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Seen;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.parameter.Lines;
import io.r2dbc.spi.Connection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds what matches a query, and says what could be seen: the head is asked first, in an earlier statement. */
final class QueryStatement {

    private static final String SQL = "SELECT " + EventRow.COLUMNS + """
             FROM ${schema}.event
            WHERE position IN (SELECT m FROM ${schema}.matching($1, $2) AS m)
            ORDER BY position
            """;

    private final Database database;
    private final HeadStatement head;
    private final String sql;

    QueryStatement(Database database, SchemaName schema, HeadStatement head) {
        this.database = database;
        this.head = head;
        this.sql = schema.in(SQL);
    }

    Mono<QueryResult> execute(EventQuery query) {
        return head.execute()
                .flatMap(complete -> database.guard()
                        .repeatedly(database.use(connection -> select(connection, query))
                                .collectList())
                        .map(events -> new QueryResult(query, events, seen(complete.safe(), events))));
    }

    private Flux<RecordedEvent> select(Connection connection, EventQuery query) {
        var statement = connection
                .createStatement(sql)
                .bind(0, Lines.ofTypes(query.items()))
                .bind(1, Lines.ofTags(query.items()));
        return Flux.from(statement.execute()).concatMap(result -> result.map(EventRow::read));
    }

    private static Seen seen(Position safe, List<RecordedEvent> events) {
        return new Seen(
                safe,
                events.stream()
                        .map(RecordedEvent::position)
                        .filter(position -> position.compareTo(safe) > 0)
                        .collect(toUnmodifiableSet()));
    }
}
