package com.tomriddelsdell.eventstore.spring;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;

/** Where the database is: what a bean of options says, else what Boot knows of connections by R2DBC. */
final class DatabaseAddress {

    private DatabaseAddress() {}

    static ConnectionFactoryOptions of(
            ObjectProvider<ConnectionFactoryOptions> given, ObjectProvider<R2dbcConnectionDetails> details) {
        var options = given.getIfAvailable();
        if (options != null) {
            return options;
        }
        var found = details.getIfAvailable();
        if (found == null) {
            throw new NoDatabaseException("spring.r2dbc.url is not set", null);
        }
        try {
            return found.getConnectionFactoryOptions();
        } catch (IllegalArgumentException malformed) {
            throw new NoDatabaseException("spring.r2dbc.url is set, but is not an R2DBC URL", malformed);
        }
    }
}
