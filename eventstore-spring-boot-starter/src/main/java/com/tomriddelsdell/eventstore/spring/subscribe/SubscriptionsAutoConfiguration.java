package com.tomriddelsdell.eventstore.spring.subscribe;

import com.tomriddelsdell.eventstore.replay.Replays;
import com.tomriddelsdell.eventstore.spring.EventStoreAutoConfiguration;
import com.tomriddelsdell.eventstore.spring.EventStoreProperties;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Runs every bean of {@code Subscription<Connection>} and of {@code RebuildableProjection<Connection>}. */
@AutoConfiguration(after = EventStoreAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "eventstore.subscriptions.run", matchIfMissing = true)
public final class SubscriptionsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RunningSubscriptions<Connection> runningSubscriptions(
            Subscriptions<Connection> subscriptions,
            ObjectProvider<Subscription<Connection>> wanted,
            EventStoreProperties properties) {
        return new RunningSubscriptions<>(
                subscriptions,
                wanted.orderedStream().toList(),
                properties.subscriptions().farewellLimit());
    }

    @Bean
    @ConditionalOnMissingBean
    RunningReplays runningReplays(Replays<?> replays, EventStoreProperties properties) {
        return new RunningReplays(replays, properties.subscriptions().farewellLimit());
    }
}
