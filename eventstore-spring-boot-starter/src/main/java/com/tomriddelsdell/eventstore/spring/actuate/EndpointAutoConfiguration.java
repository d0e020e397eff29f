package com.tomriddelsdell.eventstore.spring.actuate;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.spring.EventStoreAutoConfiguration;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The endpoint {@code eventstore}, where it is exposed. */
@AutoConfiguration(after = EventStoreAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnAvailableEndpoint(EventStoreEndpoint.class)
public final class EndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    EventStoreEndpoint eventStoreEndpoint(R2dbcEventStore store, Subscriptions<Connection> subscriptions) {
        return new EventStoreEndpoint(store, subscriptions.control());
    }
}
