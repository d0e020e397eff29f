package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Connection;
import java.util.List;
import reactor.core.publisher.Mono;

/** The two ways to answer requests, and which is taken. */
final class Statements {

    private final AppendStatement plain;
    private final BatchStatement any;

    Statements(SchemaName schema) {
        this.plain = new AppendStatement(schema);
        this.any = new BatchStatement(schema);
    }

    Mono<Verdict> execute(Connection connection, Request request, int patience) {
        return request.isPlain()
                ? plain.execute(connection, request, patience)
                : any.execute(connection, List.of(request), patience).map(List::getFirst);
    }

    Mono<List<Verdict>> execute(Connection connection, List<Request> requests) {
        return requests.size() == 1
                ? execute(connection, requests.getFirst(), Patience.NONE).map(List::of)
                : any.execute(connection, requests, Patience.NONE);
    }
}
