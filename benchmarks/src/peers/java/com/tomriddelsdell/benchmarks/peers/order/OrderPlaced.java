package com.tomriddelsdell.benchmarks.peers.order;

import java.util.List;

/** The event that the event store appends too, for peers that turn Java objects into JSON by themselves. */
public record OrderPlaced(String order, String customer, String currency, long total, List<Line> lines) {

    public OrderPlaced {
        lines = List.copyOf(lines);
    }

    /** Some of a product. */
    public record Line(String sku, int quantity, long price) {}
}
