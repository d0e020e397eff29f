package com.tomriddelsdell.eventstore.r2dbc.diagnose;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks who has raised a fence. */
final class HolderStatement {

    private static final String SQL = """
            SELECT held_at, since, pid, prepared_as, application_name, client_address, state, query
              FROM ${schema}.head_holders()
            """;

    private final Database database;
    private final String sql;

    HolderStatement(Database database, SchemaName schema) {
        this.database = database;
        this.sql = schema.in(SQL);
    }

    Mono<List<HeadHolder>> execute() {
        return database.guard()
                .repeatedly(database.use(connection -> Flux.from(
                                        connection.createStatement(sql).execute())
                                .concatMap(result -> result.map(HolderStatement::holder)))
                        .collectList());
    }

    private static HeadHolder holder(Readable row) {
        return new HeadHolder(
                Position.of(Cell.of(row, 0, Long.class)),
                row.get(1, Instant.class),
                row.get(2, Integer.class),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, String.class),
                row.get(7, String.class));
    }
}
