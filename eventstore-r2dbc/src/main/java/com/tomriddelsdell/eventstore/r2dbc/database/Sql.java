package com.tomriddelsdell.eventstore.r2dbc.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A statement of one log, whose parameters are bound in their order. */
public record Sql(String text) {

    public static Sql of(SchemaName schema, String text) {
        return new Sql(schema.in(text));
    }

    /** A parameter that may be null. */
    public static <V> Parameter nullable(@Nullable V value, Class<V> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    /** How many rows were changed. */
    public Mono<Long> change(Connection connection, Object... parameters) {
        return Flux.from(bound(connection, parameters).execute())
                .concatMap(Result::getRowsUpdated)
                .reduce(0L, Long::sum);
    }

    public <V> Flux<V> select(Connection connection, Function<Readable, V> row, Object... parameters) {
        return Flux.from(bound(connection, parameters).execute()).concatMap(result -> result.map(row));
    }

    private Statement bound(Connection connection, Object... parameters) {
        var statement = connection.createStatement(text);
        for (var index = 0; index < parameters.length; index++) {
            statement.bind(index, parameters[index]);
        }
        return statement;
    }
}
