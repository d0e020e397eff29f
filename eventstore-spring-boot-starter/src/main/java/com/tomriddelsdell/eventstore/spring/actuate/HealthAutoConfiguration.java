package com.tomriddelsdell.eventstore.spring.actuate;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadWatch;
import com.tomriddelsdell.eventstore.spring.EventStoreAutoConfiguration;
import com.tomriddelsdell.eventstore.spring.EventStoreProperties;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health of the store, as {@code eventStore}; {@code management.health.eventStore.enabled=false} leaves it out. */
@AutoConfiguration(after = EventStoreAutoConfiguration.class)
@ConditionalOnClass({ReactiveHealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("eventStore")
public final class HealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "eventStoreHealthIndicator")
    ReactiveHealthIndicator eventStoreHealthIndicator(
            EventStore store,
            HeadWatch watch,
            Subscriptions<Connection> subscriptions,
            Database database,
            EventStoreProperties properties) {
        return new EventStoreHealthIndicator(
                store, watch, subscriptions.control(), database.connectionFactory(), properties.health());
    }
}
