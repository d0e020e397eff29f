package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.List;
import reactor.core.publisher.Mono;

/** The example of the README. */
final class Embedding {

    private Embedding() {}

    // region firstOrder
    static Mono<Void> firstOrder(ConnectionFactoryOptions options) {
        var database = Database.at(options).build();
        var order = StreamId.of("order", "4711");
        var placed = EventData.of("OrderPlaced", Payload.utf8("{\"total\": 42}"));

        return R2dbcEventStore.on(database)
                .open()
                .flatMap(store -> store.append(order, ExpectedVersion.noStream(), List.of(placed))
                        .thenMany(store.follow(Position.START))
                        .doOnNext(event -> System.out.println(event.position() + " " + event.type()))
                        .take(1)
                        .then(store.close()))
                .then(database.close());
    }
    // endregion
}
