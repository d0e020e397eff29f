package com.tomriddelsdell.eventstore.r2dbc.read;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.LogEpoch;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Connection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks in which epoch the log is, how far it goes and what stands at a checkpoint, all of one server at one moment. */
final class CheckpointStatement {

    private static final String SQL = """
            SELECT ${schema}.epoch(),
                   (SELECT last_value FROM ${schema}.position),
                   (SELECT e.id FROM ${schema}.event e WHERE e.position = $1)
            """;

    private final Database database;
    private final String sql;

    CheckpointStatement(Database database, SchemaName schema) {
        this.database = database;
        this.sql = schema.in(SQL);
    }

    Mono<Checkpoint> verify(Checkpoint seen) {
        return database.guard()
                .repeatedly(database.use(connection -> select(connection, seen.position()))
                        .single())
                .map(found -> seen.heldAgainst(found.epoch(), found.end(), found.standing()));
    }

    private Flux<Found> select(Connection connection, Position position) {
        return Flux.from(connection
                        .createStatement(sql)
                        .bind(0, position.value())
                        .execute())
                .concatMap(result -> result.map(row -> new Found(
                        LogEpoch.parse(Cell.of(row, 0, String.class)),
                        Position.of(Cell.of(row, 1, Long.class)),
                        row.get(2, UUID.class))));
    }

    private record Found(
            LogEpoch epoch, Position end, @Nullable UUID standing) {}
}
