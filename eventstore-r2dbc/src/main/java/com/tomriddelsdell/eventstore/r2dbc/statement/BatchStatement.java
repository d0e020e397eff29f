package com.tomriddelsdell.eventstore.r2dbc.statement;

import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers any requests in one round trip and one transaction, with a verdict for each. */
final class BatchStatement {

    private static final String SQL = """
            SELECT outcomes, last_versions, last_positions
              FROM ${schema}.append_all($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                                        $17, $18, $19, $20, $21, $22, $23)
            """;

    private final String sql;

    BatchStatement(SchemaName schema) {
        this.sql = schema.in(SQL);
    }

    /** Emits the verdicts, in the order of {@code requests}. */
    Mono<List<Verdict>> execute(Connection connection, List<Request> requests, int patience) {
        var locks = new LockColumns();
        var parts = new PartColumns();
        var items = new ItemColumns();
        for (var index = 0; index < requests.size(); index++) {
            locks.add(index + 1, requests.get(index));
            parts.add(index + 1, requests.get(index));
            items.add(index + 1, requests.get(index));
        }
        var statement = connection
                .createStatement(sql)
                .bind(0, patience)
                .bind(1, locks.requests())
                .bind(2, locks.keys())
                .bind(3, locks.shared())
                .bind(14, requests.stream().anyMatch(Request::isTagged))
                .bind(15, parts.eventParts());
        parts.bind(statement, 4);
        items.bind(statement, 9);
        var events =
                requests.stream().flatMap(request -> request.events().stream()).toList();
        return Flux.from(EventColumns.bind(statement, 16, events).execute())
                .concatMap(result -> result.map(row -> verdicts(requests, row)))
                .single();
    }

    private static List<Verdict> verdicts(List<Request> requests, Readable row) {
        var outcomes = Cell.of(row, 0, Integer[].class);
        var versions = List.of(Cell.of(row, 1, Long[].class));
        var positions = List.of(Cell.of(row, 2, Long[].class));
        var verdicts = new ArrayList<Verdict>(requests.size());
        var from = 0;
        for (var index = 0; index < requests.size(); index++) {
            var request = requests.get(index);
            var to = from + request.streams().size();
            verdicts.add(Verdict.of(request, outcomes[index], versions.subList(from, to), positions.subList(from, to)));
            from = to;
        }
        return verdicts;
    }
}
