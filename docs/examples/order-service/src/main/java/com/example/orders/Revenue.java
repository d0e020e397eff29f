package com.example.orders;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What customers have ordered, read from the table that {@link RevenueProjection} writes. */
final class Revenue {

    private final DatabaseClient database;

    Revenue(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> of(String customer) {
        return database.sql("SELECT cents FROM orders.revenue WHERE customer = $1")
                .bind("$1", customer)
                .mapValue(Long.class)
                .one()
                .defaultIfEmpty(0L);
    }
}
