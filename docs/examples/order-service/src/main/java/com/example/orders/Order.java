package com.example.orders;

import com.example.orders.OrderEvent.OrderPlaced;

/** An order as far as decisions about it need to know it. */
sealed interface Order {

    record Unknown() implements Order {}

    record Placed(OrderPlaced as) implements Order {}
}
