package com.example.orders;

import com.example.orders.OrderEvent.OrderPlaced;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.subscribe.Projection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Adds up what customers have ordered. Row and checkpoint change in one transaction: each order counts once. */
final class RevenueProjection implements Projection<Connection> {

    /** The name of the checkpoint: must never change. */
    static final String NAME = "orders.revenue";

    private static final String ADD = """
            INSERT INTO orders.revenue AS r (customer, cents) VALUES ($1, $2)
            ON CONFLICT (customer) DO UPDATE SET cents = r.cents + excluded.cents
            """;

    private final EventCodec<OrderEvent> codec;

    RevenueProjection(EventCodec<OrderEvent> codec) {
        this.codec = codec;
    }

    @Override
    public Mono<Void> apply(Connection transaction, RecordedEvent recorded) {
        return codec.decoded(recorded)
                .flatMapMany(Flux::fromIterable)
                .concatMap(decoded -> switch (decoded.event()) {
                    case OrderPlaced placed -> add(transaction, placed);
                })
                .then();
    }

    private static Flux<Long> add(Connection transaction, OrderPlaced placed) {
        return Flux.from(transaction
                        .createStatement(ADD)
                        .bind("$1", placed.customer())
                        .bind("$2", placed.cents())
                        .execute())
                .concatMap(Result::getRowsUpdated);
    }
}
