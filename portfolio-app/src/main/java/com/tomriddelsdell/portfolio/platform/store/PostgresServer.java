package com.tomriddelsdell.portfolio.platform.store;

import com.tomriddelsdell.portfolio.embedded.EmbeddedPostgresServer;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.util.StringUtils;

/** Where the database is: somewhere else, as {@code spring.r2dbc} says, or in a server that belongs to this process. */
sealed interface PostgresServer extends AutoCloseable {

    ConnectionFactoryOptions options();

    @Override
    void close();

    static boolean isConfigured(R2dbcProperties properties) {
        return StringUtils.hasText(properties.getUrl());
    }

    record External(ConnectionFactoryOptions options) implements PostgresServer {

        static External of(R2dbcProperties properties) {
            var options = ConnectionFactoryOptions.parse(properties.getUrl()).mutate();
            if (StringUtils.hasText(properties.getUsername())) {
                options.option(ConnectionFactoryOptions.USER, properties.getUsername());
            }
            if (StringUtils.hasText(properties.getPassword())) {
                options.option(ConnectionFactoryOptions.PASSWORD, properties.getPassword());
            }
            return new External(options.build());
        }

        @Override
        public void close() {
            // It is not ours to stop.
        }
    }

    record Embedded(EmbeddedPostgresServer server) implements PostgresServer {

        @Override
        public ConnectionFactoryOptions options() {
            return server.options();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
