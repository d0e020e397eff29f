package com.tomriddelsdell.eventstore.spring;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;

/** A database for as long as the application context is open, which ends by waiting. */
record OpenDatabase(Database database, Duration limit) implements AutoCloseable {

    static OpenDatabase at(ConnectionFactoryOptions options, EventStoreProperties properties) {
        var database = Database.at(options)
                .maxConnections(properties.maxConnections())
                .statementLimit(properties.statementLimit());
        var suitable = properties.behindTransactionPooler() ? database.behindTransactionPooler() : database;
        return new OpenDatabase(suitable.build(), properties.openLimit());
    }

    @Override
    public void close() {
        database.close().block(limit);
    }
}
