package com.tomriddelsdell.eventstore.r2dbc;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.project.CheckpointMovedException;
import com.tomriddelsdell.eventstore.project.ReadModelStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Read models in tables: their rows and their checkpoint change in one transaction. */
final class TransactionalReadModels implements ReadModelStore<Connection> {

    private static final String LOAD = "SELECT position FROM ${schema}.checkpoint WHERE projection = $1";

    private static final String START = """
            INSERT INTO ${schema}.checkpoint (projection, position, moved_at) VALUES ($1, 0, now())
            ON CONFLICT (projection) DO NOTHING
            """;

    /** Moves the checkpoint first: the row lock keeps another process out until this transaction ends. */
    private static final String MOVE = """
            UPDATE ${schema}.checkpoint SET position = $3, moved_at = now() WHERE projection = $1 AND position = $2
            """;

    private final Database database;
    private final SchemaName schema;

    TransactionalReadModels(Database database, SchemaName schema) {
        this.database = database;
        this.schema = schema;
    }

    @Override
    public Mono<Position> checkpoint(String projection) {
        requireNonNull(projection, "projection");
        return database.guard()
                .repeatedly(database.use(connection -> Flux.from(connection
                                        .createStatement(schema.in(LOAD))
                                        .bind(0, projection)
                                        .execute())
                                .concatMap(result -> result.map(row -> Position.of(Cell.of(row, 0, Long.class)))))
                        .singleOrEmpty())
                .defaultIfEmpty(Position.START)
                .onErrorMap(Errors::translate);
    }

    @Override
    public Mono<Void> advance(String projection, Position from, Position to, Function<Connection, Mono<Void>> changes) {
        requireNonNull(projection, "projection");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(changes, "changes");
        return database.guard()
                .transaction(database.inTransaction(connection -> move(connection, projection, from, to)
                                .then(Mono.defer(() -> changes.apply(connection))))
                        .then())
                .onErrorMap(Errors::translate);
    }

    private Mono<Void> move(Connection connection, String projection, Position from, Position to) {
        var start = from.equals(Position.START)
                ? rows(connection
                        .createStatement(schema.in(START))
                        .bind(0, projection)
                        .execute())
                : Mono.just(0L);
        return start.then(rows(connection
                        .createStatement(schema.in(MOVE))
                        .bind(0, projection)
                        .bind(1, from.value())
                        .bind(2, to.value())
                        .execute()))
                .filter(moved -> moved == 1)
                .switchIfEmpty(Mono.error(() -> new CheckpointMovedException(projection, from)))
                .then();
    }

    private static Mono<Long> rows(org.reactivestreams.Publisher<? extends Result> execution) {
        return Flux.from(execution).concatMap(Result::getRowsUpdated).single();
    }
}
