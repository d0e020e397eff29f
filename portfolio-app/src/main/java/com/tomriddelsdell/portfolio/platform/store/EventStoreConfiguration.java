package com.tomriddelsdell.portfolio.platform.store;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.observe.ObservedEventStore;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Migrations;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadMeters;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadWatch;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.portfolio.embedded.EmbeddedPostgresServer;
import io.micrometer.observation.ObservationRegistry;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.core.DatabaseClient;

/** Server, database, store and read models, each opened after and closed before the one it stands on. */
@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    @Bean(destroyMethod = "close")
    PostgresServer postgresServer(R2dbcProperties external, EmbeddedProperties embedded) {
        return PostgresServer.isConfigured(external)
                ? PostgresServer.External.of(external)
                : new PostgresServer.Embedded(EmbeddedPostgresServer.start(embedded.directory()));
    }

    @Bean(destroyMethod = "close")
    OpenDatabase openDatabase(PostgresServer server, PostgresProperties properties) {
        return OpenDatabase.at(server.options(), properties);
    }

    @Bean
    Database database(OpenDatabase open) {
        return open.database();
    }

    /** The tables of the features exist once this bean does. */
    @Bean(destroyMethod = "")
    ConnectionFactory connectionFactory(OpenDatabase open, ObjectProvider<Migrations> tables) {
        tables.orderedStream().forEach(open::migrate);
        return open.database().connectionFactory();
    }

    @Bean
    DatabaseClient databaseClient(ConnectionFactory connections) {
        return DatabaseClient.create(connections);
    }

    @Bean(destroyMethod = "close")
    OpenEventStore openEventStore(Database database) {
        return OpenEventStore.on(database);
    }

    @Bean(destroyMethod = "")
    R2dbcEventStore eventStore(OpenEventStore open) {
        return open.store();
    }

    @Bean
    HeadWatch headWatch(R2dbcEventStore store) {
        return store.headWatch();
    }

    @Bean
    HeadMeters headMeters(HeadWatch watch) {
        return new HeadMeters(watch);
    }

    @Bean
    @Primary
    EventStore observedEventStore(R2dbcEventStore store, ObservationRegistry registry) {
        return new ObservedEventStore(store, registry);
    }

    @Bean
    Subscriptions<Connection> subscriptions(R2dbcEventStore store) {
        return Subscriptions.of(store, store.subscriptions());
    }
}
