package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.replay.GenerationTable;
import com.tomriddelsdell.eventstore.replay.ProjectedRow;
import com.tomriddelsdell.eventstore.replay.RebuildableProjection;
import com.tomriddelsdell.eventstore.replay.Replays;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The example of the page on read models that are built anew. */
final class Rebuilding {

    private Rebuilding() {}

    // region rebuilding
    static Replays<Connection> replays(R2dbcEventStore store) {
        return Replays.of(store, store.subscriptions(), store.replays(), List.of(new Revenues()));
    }

    static final class Revenues implements RebuildableProjection<Connection> {

        private final GenerationTable table = GenerationTable.of(
                "shop.revenue", "order_id text COLLATE \"C\" PRIMARY KEY, total bigint NOT NULL", "order_id");

        @Override
        public String name() {
            return "revenue";
        }

        @Override
        public EventFilter filter() {
            return EventFilter.everything().ofTypes("OrderPlaced");
        }

        @Override
        public Mono<Void> apply(Connection transaction, int generation, RecordedEvent placed) {
            var statement = transaction
                    .createStatement(
                            "INSERT INTO %s (order_id, total) VALUES ($1, $2)".formatted(table.name(generation)))
                    .bind(0, placed.stream().key())
                    .bind(1, Long.parseLong(placed.payload().utf8()));
            return Flux.from(statement.execute())
                    .concatMap(Result::getRowsUpdated)
                    .then();
        }

        @Override
        public Mono<Void> create(Connection transaction, int generation) {
            return table.create(transaction, generation);
        }

        @Override
        public Mono<Void> drop(Connection transaction, int generation) {
            return table.drop(transaction, generation);
        }

        @Override
        public Mono<Void> publish(Connection transaction, int generation) {
            return table.publish(transaction, generation);
        }

        @Override
        public Flux<ProjectedRow> rows(Connection transaction, int generation, @Nullable String after, int limit) {
            return table.rows(transaction, generation, after, limit);
        }

        @Override
        public Mono<ProjectedRow> row(Connection transaction, int generation, String key) {
            return table.row(transaction, generation, key);
        }
    }
    // endregion
}
