package com.tomriddelsdell.eventstore.spring;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import java.time.Duration;
import java.util.Objects;

/** An event store for as long as the application context is open, which begins and ends by waiting. */
record OpenEventStore(R2dbcEventStore store, Duration limit) implements AutoCloseable {

    static OpenEventStore of(R2dbcEventStore.Builder description, Duration limit) {
        return new OpenEventStore(Objects.requireNonNull(description.open().block(limit)), limit);
    }

    @Override
    public void close() {
        store.close().block(limit);
    }
}
