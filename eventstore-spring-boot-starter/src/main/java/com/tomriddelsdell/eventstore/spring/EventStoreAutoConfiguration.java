package com.tomriddelsdell.eventstore.spring;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.observe.ObservedEventStore;
import com.tomriddelsdell.eventstore.observe.ObservedReplays;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.replay.ReplayObserver;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Primary;
import reactor.core.observability.micrometer.Micrometer;

/**
 * Opens the event store with the application context and closes it with it, each part after and before the one it stands
 * on. A bean of the application replaces the one of its type here. Goes before Boot's own configuration of R2DBC, so that
 * there is one pool.
 */
@AutoConfiguration(
        before = R2dbcAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@EnableConfigurationProperties(EventStoreProperties.class)
@Import({DatabaseConfiguration.class, StoreConfiguration.class, UpcastingConfiguration.class})
@ImportRuntimeHints(NativeHints.class)
public final class EventStoreAutoConfiguration {

    /** The store that others are given is observed, where observations are kept. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ObservationRegistry.class, Micrometer.class})
    @ConditionalOnBean(ObservationRegistry.class)
    static class Observing {

        @Bean
        @Primary
        @ConditionalOnMissingBean(value = EventStore.class, ignored = R2dbcEventStore.class)
        EventStore observedEventStore(R2dbcEventStore store, ObservationRegistry registry) {
            return new ObservedEventStore(store, registry);
        }

        @Bean
        @ConditionalOnMissingBean
        ReplayObserver replayObserver(ObservationRegistry registry) {
            return new ObservedReplays(registry);
        }
    }
}
