package com.tomriddelsdell.eventstore.r2dbc.database;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import reactor.core.publisher.Mono;

/**
 * Asks the driver anew for each connection. With several hosts, the driver's {@code Mono} otherwise remembers every
 * failure of an outage as a suppressed exception of the next.
 */
record DeferredConnections(PostgresqlConnectionFactory driver) implements ConnectionFactory {

    @Override
    public Mono<Connection> create() {
        return Mono.defer(driver::create).map(FreshnessCheck::on);
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return driver.getMetadata();
    }
}
