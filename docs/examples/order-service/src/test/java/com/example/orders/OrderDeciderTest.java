package com.example.orders;

import com.example.orders.OrderCommand.Place;
import com.example.orders.OrderEvent.OrderPlaced;
import com.tomriddelsdell.eventstore.testkit.scenario.DeciderScenario;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import org.junit.jupiter.api.Test;

/** Each event goes through the codec, so one that cannot be stored is found here. */
class OrderDeciderTest {

    private final DeciderScenario<OrderCommand, Order, OrderEvent> order =
            DeciderScenario.of(new OrderDecider(), JsonEventCodec.of(OrderEvent.class));

    @Test
    void an_order_is_placed() {
        order.when(new Place("ada", 4200)).then(new OrderPlaced("ada", 4200));
    }

    @Test
    void placing_it_again_changes_nothing() {
        order.given(new OrderPlaced("ada", 4200)).when(new Place("ada", 4200)).thenNothing();
    }

    @Test
    void placing_another_under_its_number_is_refused() {
        order.given(new OrderPlaced("ada", 4200)).when(new Place("bob", 1)).thenRefused(IllegalStateException.class);
    }

    @Test
    void an_order_for_nothing_is_refused() {
        order.when(new Place("ada", 0)).thenRefused(IllegalArgumentException.class);
    }
}
