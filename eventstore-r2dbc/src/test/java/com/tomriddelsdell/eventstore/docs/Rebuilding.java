package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.replay.GenerationTable;
import com.tomriddelsdell.eventstore.r2dbc.replay.TableProjection;
import com.tomriddelsdell.eventstore.replay.Replays;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The example of the page on read models that are built anew. */
final class Rebuilding {

    private Rebuilding() {}

    // region rebuilding
    static Replays<Connection> replays(R2dbcEventStore store) {
        return Replays.of(store, store.subscriptions(), store.replays(), List.of(new Revenues()));
    }

    static final class Revenues implements TableProjection {

        private static final GenerationTable TABLE = GenerationTable.of(
                "shop.revenue", "order_id text COLLATE \"C\" PRIMARY KEY, total bigint NOT NULL", "order_id");

        @Override
        public String name() {
            return "revenue";
        }

        @Override
        public GenerationTable table() {
            return TABLE;
        }

        @Override
        public EventFilter filter() {
            return EventFilter.everything().ofTypes("OrderPlaced");
        }

        @Override
        public Mono<Void> apply(Connection transaction, int generation, RecordedEvent placed) {
            var statement = transaction
                    .createStatement(
                            "INSERT INTO %s (order_id, total) VALUES ($1, $2)".formatted(TABLE.name(generation)))
                    .bind(0, placed.stream().key())
                    .bind(1, Long.parseLong(placed.payload().utf8()));
            return Flux.from(statement.execute())
                    .concatMap(Result::getRowsUpdated)
                    .then();
        }
    }
    // endregion
}
