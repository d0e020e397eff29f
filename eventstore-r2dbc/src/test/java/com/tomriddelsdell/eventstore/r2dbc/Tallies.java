package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.r2dbc.replay.GenerationTable;
import com.tomriddelsdell.eventstore.r2dbc.replay.TableProjection;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/** A read model that counts the events of each stream and lists their versions: none left out, none twice, all in order. */
record Tallies(GenerationTable table) implements TableProjection {

    static final String NAME = "tallies";

    private static final String ADD = """
            INSERT INTO ${table} AS t (stream, events, versions) VALUES ($1, 1, $2)
            ON CONFLICT (stream) DO UPDATE SET events = t.events + 1, versions = t.versions || ' ' || excluded.versions
            """;

    static Tallies in(String schema) {
        return new Tallies(GenerationTable.of(
                schema + ".tallies",
                "stream text COLLATE \"C\" PRIMARY KEY, events int NOT NULL, versions text NOT NULL",
                "stream"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int mostPartitions() {
        return 4;
    }

    @Override
    public Mono<Void> apply(Connection transaction, int generation, RecordedEvent event) {
        return new Sql(ADD.replace("${table}", table.name(generation)))
                .change(transaction, event.stream().toString(), event.version().toString())
                .then();
    }
}
