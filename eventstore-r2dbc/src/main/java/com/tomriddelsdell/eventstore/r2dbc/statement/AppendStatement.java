package com.tomriddelsdell.eventstore.r2dbc.statement;

import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers one {@linkplain Request#isPlain() plain} request: cheaper than a batch of one. */
final class AppendStatement {

    private static final String SQL = """
            SELECT outcome, last_version, last_position
              FROM ${schema}.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """;

    private final String sql;

    AppendStatement(SchemaName schema) {
        this.sql = schema.in(SQL);
    }

    Mono<Verdict> execute(Connection connection, Request request, int patience) {
        var locks = new LockColumns();
        locks.add(1, request);
        var part = request.appended().parts().getFirst();
        var statement = connection
                .createStatement(sql)
                .bind(0, patience)
                .bind(1, locks.keys())
                .bind(2, locks.shared())
                .bind(3, request.streams().getFirst())
                .bind(4, Expectation.asNumber(part.expected()))
                .bind(5, request.isTagged());
        return Flux.from(EventColumns.bind(statement, 6, request.events()).execute())
                .concatMap(result -> result.map(row -> verdict(request, row)))
                .single();
    }

    private static Verdict verdict(Request request, Readable row) {
        var outcome = row.get(0, Integer.class);
        return Verdict.of(
                request,
                outcome == null ? -1 : outcome,
                List.of(orZero(row.get(1, Long.class))),
                List.of(orZero(row.get(2, Long.class))));
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
