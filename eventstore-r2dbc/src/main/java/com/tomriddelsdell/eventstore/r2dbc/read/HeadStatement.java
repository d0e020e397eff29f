package com.tomriddelsdell.eventstore.r2dbc.read;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks how far the log is complete. What it answers is true for every later statement. */
final class HeadStatement {

    private static final String SQL = "SELECT safe, drawn, ${schema}.branch() FROM ${schema}.safe_head()";

    private final Database database;
    private final String sql;

    HeadStatement(Database database, SchemaName schema) {
        this.database = database;
        this.sql = schema.in(SQL);
    }

    Mono<Head> execute() {
        return database.guard()
                .repeatedly(database.use(connection -> Flux.from(
                                        connection.createStatement(sql).execute())
                                .concatMap(result -> result.map(row -> new Head(
                                        Position.of(Cell.of(row, 0, Long.class)),
                                        Position.of(Cell.of(row, 1, Long.class)),
                                        Cell.of(row, 2, String.class)))))
                        .single());
    }
}
