package com.tomriddelsdell.eventstore.spring;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Migrations;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database, and the tables of the application in it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Nothing, where the application brings a database of its own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(Database.class)
    static class Opening {

        @Bean(destroyMethod = "close")
        OpenDatabase openEventStoreDatabase(
                ObjectProvider<ConnectionFactoryOptions> options,
                ObjectProvider<R2dbcConnectionDetails> details,
                EventStoreProperties properties) {
            return OpenDatabase.at(DatabaseAddress.of(options, details), properties);
        }

        @Bean(destroyMethod = "")
        Database eventStoreDatabase(OpenDatabase open) {
            return open.database();
        }
    }

    @Bean
    AppliedMigrations appliedMigrations(
            Database database, ObjectProvider<Migrations> migrations, EventStoreProperties properties) {
        return AppliedMigrations.on(database, migrations.orderedStream(), properties.openLimit());
    }

    /** The pool of the store, for those who speak R2DBC themselves: they find the tables of the application. */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    ConnectionFactory connectionFactory(Database database, AppliedMigrations tables) {
        return database.connectionFactory();
    }
}
