package com.tomriddelsdell.portfolio.platform.store;

import com.tomriddelsdell.eventstore.erase.MasterKeys;
import com.tomriddelsdell.portfolio.embedded.EmbeddedPostgresServer;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** A server that belongs to this process, for the event store to find where nobody names another. */
@Configuration(proxyBeanMethods = false)
@Conditional(NoDatabaseIsNamed.class)
class EmbeddedServerConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedPostgresServer embeddedServer(EmbeddedProperties properties) {
        return EmbeddedPostgresServer.start(properties.directory());
    }

    @Bean
    ConnectionFactoryOptions embeddedDatabase(EmbeddedPostgresServer server) {
        return server.options();
    }

    @Bean
    @Conditional(NoMasterKeyIsNamed.class)
    MasterKeys embeddedMasterKeys(EmbeddedProperties properties) {
        return MasterKeyFile.beside(properties.directory());
    }
}
