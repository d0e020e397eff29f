package com.example.orders;

import com.example.orders.OrderCommand.Place;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Places an order, and answers with what its customer has ordered in all, this order included. */
@RestController
class OrderController {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CommandHandler<OrderCommand, Order, OrderEvent> orders;
    private final Subscriptions<Connection> subscriptions;
    private final Revenue revenue;

    OrderController(
            CommandHandler<OrderCommand, Order, OrderEvent> orders,
            Subscriptions<Connection> subscriptions,
            Revenue revenue) {
        this.orders = orders;
        this.subscriptions = subscriptions;
        this.revenue = revenue;
    }

    record Body(String customer, long cents) {}

    record Ordered(String customer, long cents) {}

    @PutMapping("/orders/{id}")
    Mono<Ordered> place(@PathVariable String id, @RequestBody Body body) {
        return orders.handle(StreamId.of("order", id), new Place(body.customer(), body.cents()))
                .flatMap(outcome -> subscriptions.await(RevenueProjection.NAME, outcome.position(), PATIENCE))
                .then(Mono.defer(() -> revenue.of(body.customer())))
                .map(cents -> new Ordered(body.customer(), cents));
    }

    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String refused(IllegalArgumentException refusal) {
        return String.valueOf(refusal.getMessage());
    }

    @ExceptionHandler(IllegalStateException.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String conflicting(IllegalStateException conflict) {
        return String.valueOf(conflict.getMessage());
    }
}
