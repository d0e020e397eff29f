package com.tomriddelsdell.portfolio.activity.view;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.replay.GenerationTable;
import com.tomriddelsdell.eventstore.r2dbc.replay.TableProjection;
import com.tomriddelsdell.eventstore.replay.ReplayRequest;
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

    /** A part that is a choice of types: the rows of a type hold nothing of another. */
    @Override
    public boolean canRepair(ReplayRequest part) {
        return part.after().equals(Position.START)
                && part.filter().equals(EventFilter.everything().ofTypes(types(part)));
    }

    @Override
    public Mono<Void> clear(Connection transaction, int generation, ReplayRequest part) {
        var delete = "DELETE FROM %s WHERE type = ANY ($1)".formatted(TABLE.name(generation));
        var statement = transaction.createStatement(delete).bind("$1", types(part));
        return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).then();
    }

    private static String[] types(ReplayRequest part) {
        return part.filter().types().toArray(String[]::new);
    }
}
