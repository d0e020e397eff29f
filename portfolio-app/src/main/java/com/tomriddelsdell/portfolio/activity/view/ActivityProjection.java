package com.tomriddelsdell.portfolio.activity.view;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.replay.GenerationTable;
import com.tomriddelsdell.eventstore.r2dbc.replay.TableProjection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.LocalDate;
import java.time.ZoneOffset;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts the events of each day in UTC by their type, in generations. */
final class ActivityProjection implements TableProjection {

    /** The name that replays are asked for by: must never change. */
    static final String NAME = "portfolio.activity";

    private static final GenerationTable TABLE = GenerationTable.of(
            NAME,
            "day_and_type text COLLATE \"C\" PRIMARY KEY, day date NOT NULL, type text NOT NULL, events bigint NOT NULL",
            "day_and_type");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public GenerationTable table() {
        return TABLE;
    }

    @Override
    public Mono<Void> apply(Connection transaction, int generation, RecordedEvent event) {
        var day = LocalDate.ofInstant(event.recordedAt(), ZoneOffset.UTC);
        var count = """
                INSERT INTO %s AS counted (day_and_type, day, type, events) VALUES ($1, $2, $3, 1)
                ON CONFLICT (day_and_type) DO UPDATE SET events = counted.events + 1
                """.formatted(TABLE.name(generation));
        var statement = transaction
                .createStatement(count)
                .bind("$1", day + " " + event.type())
                .bind("$2", day)
                .bind("$3", event.type());
        return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).then();
    }
}
