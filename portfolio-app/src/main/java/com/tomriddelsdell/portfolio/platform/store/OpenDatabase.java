package com.tomriddelsdell.portfolio.platform.store;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Migrations;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;

/** A database for as long as the application context is open, which begins and ends by waiting. */
record OpenDatabase(Database database) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static OpenDatabase at(ConnectionFactoryOptions options, PostgresProperties properties) {
        var database = Database.at(options).maxConnections(properties.maxConnections());
        var suitable = properties.behindTransactionPooler() ? database.behindTransactionPooler() : database;
        return new OpenDatabase(suitable.build());
    }

    void migrate(Migrations migrations) {
        migrations.apply(database).block(PATIENCE);
    }

    @Override
    public void close() {
        database.close().block(PATIENCE);
    }
}
