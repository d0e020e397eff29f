package com.tomriddelsdell.eventstore.spring.actuate;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadWatch;
import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.GenerationState;
import com.tomriddelsdell.eventstore.replay.Replays;
import com.tomriddelsdell.eventstore.spring.EventStoreAutoConfiguration;
import com.tomriddelsdell.eventstore.spring.EventStoreProperties;
import com.tomriddelsdell.eventstore.spring.subscribe.RunningSubscriptions;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
            ObjectProvider<RunningSubscriptions<?>> running,
            ObjectProvider<Replays<?>> replays,
            Database database,
            EventStoreProperties properties) {
        return new EventStoreHealthIndicator(
                store,
                watch,
                subscriptions.control(),
                reliedOn(running, replays),
                database.connectionFactory(),
                properties.health());
    }

    /** What this application runs, and what readers see of its read models: not what is being built. */
    private static Mono<Set<String>> reliedOn(
            ObjectProvider<RunningSubscriptions<?>> running, ObjectProvider<Replays<?>> replays) {
        var run = Flux.defer(() -> Flux.fromStream(running.stream())).flatMapIterable(RunningSubscriptions::names);
        var read = Flux.defer(() -> Flux.fromStream(replays.stream()))
                .filter(known -> !known.projections().isEmpty())
                .flatMap(known -> known.generations()
                        .filter(generation -> generation.state() == GenerationState.LIVE
                                && known.projections().contains(generation.projection())))
                .map(Generation::subscription);
        return run.concatWith(read).collect(Collectors.toSet());
    }
}
