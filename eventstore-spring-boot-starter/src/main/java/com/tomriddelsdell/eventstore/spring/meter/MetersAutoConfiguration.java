package com.tomriddelsdell.eventstore.spring.meter;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadMeters;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadWatch;
import com.tomriddelsdell.eventstore.replay.Replays;
import com.tomriddelsdell.eventstore.spring.EventStoreProperties;
import com.tomriddelsdell.eventstore.spring.subscribe.ReplaysWatch;
import com.tomriddelsdell.eventstore.spring.subscribe.RunningSubscriptions;
import com.tomriddelsdell.eventstore.spring.subscribe.SubscriptionsAutoConfiguration;
import com.tomriddelsdell.eventstore.spring.subscribe.SubscriptionsWatch;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Measures the store where there is a {@code MeterRegistry}. */
@AutoConfiguration(
        after = SubscriptionsAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public final class MetersAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    HeadMeters headMeters(HeadWatch watch) {
        return new HeadMeters(watch);
    }

    @Bean
    MeterBinder eventStorePoolMeters(Database database) {
        return registry -> {
            if (database.connectionFactory() instanceof ConnectionPool pool) {
                pool.getMetrics().ifPresent(metrics -> new PoolMeters(metrics).bindTo(registry));
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(RunningSubscriptions.class)
    static class OfSubscriptions {

        @Bean
        @ConditionalOnMissingBean
        SubscriptionsWatch subscriptionsWatch(
                Subscriptions<Connection> subscriptions, EventStoreProperties properties) {
            return new SubscriptionsWatch(
                    subscriptions.control(), properties.subscriptions().lookInterval());
        }

        @Bean
        MeterBinder eventStoreSubscriptionMeters(
                Subscriptions<Connection> subscriptions, RunningSubscriptions<?> running, SubscriptionsWatch watch) {
            return new SubscriptionMeters(subscriptions, running, watch);
        }

        @Bean
        @ConditionalOnMissingBean
        ReplaysWatch replaysWatch(Replays<?> replays, EventStoreProperties properties) {
            return new ReplaysWatch(replays, properties.subscriptions().lookInterval());
        }

        @Bean
        MeterBinder eventStoreReplayMeters(
                Replays<?> replays, ReplaysWatch watch, SubscriptionsWatch subscriptionsWatch) {
            return new ReplayMeters(replays.projections(), watch, subscriptionsWatch);
        }
    }
}
