package com.tomriddelsdell.benchmarks.compare.ours;

import java.util.List;

/** The events of a small domain, of about 200 bytes each. */
sealed interface OrderEvent {

    /** An order came in. */
    record OrderPlaced(String order, String customer, String currency, long total, List<Line> lines)
            implements OrderEvent {

        public OrderPlaced {
            lines = List.copyOf(lines);
        }
    }

    /** A line was added to it. */
    record LineAdded(Line line) implements OrderEvent {}

    /** Some of a product. */
    record Line(String sku, int quantity, long price) {}
}
