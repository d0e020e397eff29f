package com.tomriddelsdell.eventstore.r2dbc.read;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the archive, each page by the stream and version before it. */
final class ArchivePages {

    private static final String PAGE = "SELECT " + EventRow.COLUMNS + """
             FROM ${schema}.archived_event
            WHERE (stream_id, version) > ($1, $2)
            ORDER BY stream_id, version LIMIT 1000
            """;

    private final Database database;
    private final String page;

    ArchivePages(Database database, SchemaName schema) {
        this.database = database;
        this.page = schema.in(PAGE);
    }

    Flux<RecordedEvent> read() {
        return fetch("", -1)
                .expand(events -> events.isEmpty()
                        ? Mono.empty()
                        : fetch(
                                events.getLast().stream().toString(),
                                events.getLast().version().value()))
                .concatMapIterable(events -> events, 1);
    }

    private Mono<List<RecordedEvent>> fetch(String stream, long version) {
        return database.guard()
                .repeatedly(database.use(connection -> Flux.from(connection
                                        .createStatement(page)
                                        .bind(0, stream)
                                        .bind(1, version)
                                        .execute())
                                .concatMap(result -> result.map(EventRow::read)))
                        .collectList());
    }
}
