package com.tomriddelsdell.eventstore.r2dbc.history;

import com.tomriddelsdell.eventstore.LogEpoch;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks for the epoch of the log, and begins another. */
final class EpochStatements {

    private final Database database;
    private final SchemaName schema;

    EpochStatements(Database database, SchemaName schema) {
        this.database = database;
        this.schema = schema;
    }

    Mono<LogEpoch> current() {
        return database.guard().repeatedly(select("SELECT ${schema}.epoch()"));
    }

    Mono<LogEpoch> begin() {
        return database.guard().once(select("SELECT ${schema}.begin_epoch()"));
    }

    private Mono<LogEpoch> select(String sql) {
        return database.use(connection -> Flux.from(
                                connection.createStatement(schema.in(sql)).execute())
                        .concatMap(result -> result.map(row -> LogEpoch.parse(Cell.of(row, 0, String.class)))))
                .single();
    }
}
