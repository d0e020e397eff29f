package com.tomriddelsdell.portfolio.platform.store;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import java.time.Duration;
import java.util.Objects;

/** An event store for as long as the application context is open, which begins and ends by waiting. */
record OpenEventStore(R2dbcEventStore store) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static OpenEventStore on(Database database) {
        return new OpenEventStore(
                Objects.requireNonNull(R2dbcEventStore.on(database).open().block(PATIENCE)));
    }

    @Override
    public void close() {
        store.close().block(PATIENCE);
    }
}
