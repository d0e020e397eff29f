package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Appends to one stream: a lone append, one that must wait for its stream, or one in a caller's own transaction. */
final class AppendStatement {

    private static final String SQL =
            "SELECT outcome, last_version, last_position FROM ${schema}.append($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    /** Do not wait. */
    static final int NONE = 0;

    /** Wait as long as the session's own {@code lock_timeout} allows. */
    static final int AS_THE_SESSION_SAYS = -1;

    private final String sql;

    AppendStatement(SchemaName schema) {
        this.sql = schema.in(SQL);
    }

    /**
     * Executes the append.
     *
     * @param patience how many milliseconds to wait for a stream that another transaction is appending to;
     *     {@link #NONE}, or {@link #AS_THE_SESSION_SAYS}
     */
    Mono<Verdict> execute(Connection connection, Append append, int patience) {
        var statement = connection
                .createStatement(sql)
                .bind(0, append.streamName())
                .bind(1, append.expectedAsNumber())
                .bind(2, patience);
        return Flux.from(EventColumns.bind(statement, 3, append.events()).execute())
                .concatMap(result -> result.map(AppendStatement::verdict))
                .single();
    }

    private static Verdict verdict(Readable row) {
        var outcome = Cell.of(row, 0, Integer.class);
        return Verdict.of(outcome, orZero(row.get(1, Long.class)), orZero(row.get(2, Long.class)));
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
