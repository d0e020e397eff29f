package com.tomriddelsdell.eventstore.r2dbc.statement;

import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Connection;
import java.util.List;
import reactor.core.publisher.Mono;

/** The two ways to answer requests, and which is taken. */
public final class Statements {

    private final AppendStatement plain;
    private final BatchStatement any;

    public Statements(SchemaName schema) {
        this.plain = new AppendStatement(schema);
        this.any = new BatchStatement(schema);
    }

    public Mono<Verdict> execute(Connection connection, Request request, int patience) {
        return request.isPlain()
                ? plain.execute(connection, request, patience)
                : any.execute(connection, List.of(request), patience).map(List::getFirst);
    }

    public Mono<List<Verdict>> execute(Connection connection, List<Request> requests) {
        return requests.size() == 1
                ? execute(connection, requests.getFirst(), Patience.NONE).map(List::of)
                : any.execute(connection, requests, Patience.NONE);
    }
}
