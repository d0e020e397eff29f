package com.tomriddelsdell.portfolio.proof;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.replay.GenerationTable;
import com.tomriddelsdell.eventstore.r2dbc.replay.TableProjection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A read model with a row for each stream: how many events, the last version, and a hash over all versions in their order,
 * which differs if one is left out, comes twice or too early. Written event by event.
 */
record Accounts(GenerationTable table) implements TableProjection {

    static final String NAME = "accounts.singly";

    private static final String ADD = """
            INSERT INTO ${table} AS a (stream, events, version, history) VALUES ($1, 1, $2, md5($2::text))
            ON CONFLICT (stream) DO UPDATE
               SET events = a.events + 1, version = excluded.version, history = md5(a.history || excluded.version)
            """;

    static Accounts in(String schema) {
        return new Accounts(table(schema + ".accounts_singly"));
    }

    static GenerationTable table(String view) {
        return GenerationTable.of(
                view,
                "stream text COLLATE \"C\" PRIMARY KEY, events int NOT NULL, version bigint NOT NULL, history text NOT NULL",
                "stream");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Mono<Void> apply(Connection transaction, int generation, RecordedEvent event) {
        var statement = transaction
                .createStatement(ADD.replace("${table}", table.name(generation)))
                .bind(0, event.stream().toString())
                .bind(1, event.version().value());
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).then();
    }
}
