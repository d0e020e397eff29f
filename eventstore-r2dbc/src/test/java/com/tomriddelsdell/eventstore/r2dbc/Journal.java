package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.testkit.SubscriptionFixture.Line;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A table beside a log, in which a projection writes what it was given. Nothing in it forbids to write an event twice. */
record Journal(String schema) {

    Mono<Void> create(Database database) {
        return database.use(
                        connection -> execute(
                                connection,
                                "CREATE TABLE %s.journal (line bigserial, position bigint, stream text, version bigint, payload text)"))
                .then();
    }

    Mono<Void> write(Connection transaction, RecordedEvent event) {
        var statement = transaction
                .createStatement("INSERT INTO %s.journal (position, stream, version, payload) VALUES ($1, $2, $3, $4)"
                        .formatted(schema))
                .bind(0, event.position().value())
                .bind(1, event.stream().toString())
                .bind(2, event.version().value())
                .bind(3, event.payload().utf8());
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).then();
    }

    Mono<Void> erase(Connection transaction) {
        return execute(transaction, "DELETE FROM %s.journal").then();
    }

    Flux<Line> lines(Database database) {
        return database.use(connection -> Flux.from(connection
                        .createStatement("SELECT position, stream, version, payload FROM %s.journal ORDER BY line"
                                .formatted(schema))
                        .execute())
                .concatMap(result -> result.map(row -> new Line(
                        Position.of(Cell.of(row, 0, Long.class)),
                        StreamId.parse(Cell.of(row, 1, String.class)),
                        StreamVersion.of(Cell.of(row, 2, Long.class)),
                        Cell.of(row, 3, String.class)))));
    }

    Flux<Long> execute(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql.formatted(schema)).execute())
                .concatMap(Result::getRowsUpdated);
    }
}
