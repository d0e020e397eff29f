package com.tomriddelsdell.eventstore.r2dbc.read;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.parameter.ArrayParameter;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** Finds events by their ids. */
final class IdLookup {

    private static final String SQL = "SELECT " + EventRow.COLUMNS + " FROM ${schema}.event WHERE id = ANY($1)";

    private final String sql;

    IdLookup(SchemaName schema) {
        this.sql = schema.in(SQL);
    }

    Flux<RecordedEvent> find(Connection connection, List<UUID> ids) {
        return Flux.from(connection
                        .createStatement(sql)
                        .bind(0, ArrayParameter.uuid(ids))
                        .execute())
                .concatMap(result -> result.map(EventRow::read));
    }
}
