package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The example of the page on subscriptions. */
final class Revenue {

    private Revenue() {}

    // region revenue
    static Flux<Progress> keepRevenue(R2dbcEventStore store) {
        var revenue = Subscription.<Connection>projecting("revenue", Revenue::add)
                .only(EventFilter.everything().ofTypes("OrderPlaced"))
                .partitions(4);
        return Subscriptions.of(store, store.subscriptions()).run(revenue);
    }

    private static Mono<Void> add(Connection transaction, RecordedEvent placed) {
        var statement = transaction
                .createStatement("INSERT INTO revenue (order_id, total) VALUES ($1, $2)")
                .bind(0, placed.stream().key())
                .bind(1, Long.parseLong(placed.payload().utf8()));
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).then();
    }

    static Mono<Void> placeAndSee(R2dbcEventStore store, String orderId, EventData placed) {
        return store.append(StreamId.of("order", orderId), ExpectedVersion.noStream(), List.of(placed))
                .flatMap(appended -> Subscriptions.of(store, store.subscriptions())
                        .await("revenue", appended.position(), Duration.ofSeconds(5)));
    }
    // endregion
}
