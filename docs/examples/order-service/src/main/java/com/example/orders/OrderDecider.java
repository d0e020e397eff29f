package com.example.orders;

import com.example.orders.OrderCommand.Place;
import com.example.orders.OrderEvent.OrderPlaced;
import com.tomriddelsdell.eventstore.decide.Decider;
import java.util.List;

/** An order is placed once, for more than nothing. Placing the same again changes nothing. */
final class OrderDecider implements Decider<OrderCommand, Order, OrderEvent> {

    @Override
    public Order initialState() {
        return new Order.Unknown();
    }

    @Override
    public List<OrderEvent> decide(OrderCommand command, Order order) {
        return switch (command) {
            case Place place -> place(place, order);
        };
    }

    @Override
    public Order evolve(Order order, OrderEvent event) {
        return switch (event) {
            case OrderPlaced placed -> new Order.Placed(placed);
        };
    }

    private static List<OrderEvent> place(Place place, Order order) {
        if (place.cents() < 1) {
            throw new IllegalArgumentException("an order is for at least 1 cent, but was for " + place.cents());
        }
        var wanted = new OrderPlaced(place.customer(), place.cents());
        return switch (order) {
            case Order.Unknown() -> List.of(wanted);
            case Order.Placed(var earlier) when earlier.equals(wanted) -> List.of();
            case Order.Placed placed -> throw new IllegalStateException("the order is placed already, and differs");
        };
    }
}
