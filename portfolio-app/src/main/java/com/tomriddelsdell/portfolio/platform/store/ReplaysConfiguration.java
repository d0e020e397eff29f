package com.tomriddelsdell.portfolio.platform.store;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.replay.RebuildableProjection;
import com.tomriddelsdell.eventstore.replay.Replays;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import io.r2dbc.spi.Connection;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every read model that features declare as rebuildable is fed, and can be replayed. */
@Configuration(proxyBeanMethods = false)
class ReplaysConfiguration {

    @Bean
    Replays<Connection> replays(
            R2dbcEventStore store,
            List<RebuildableProjection<Connection>> projections,
            List<Subscription<Connection>> others) {
        return Replays.of(store, store.subscriptions(), store.replays(), projections)
                .holding(others);
    }

    @Bean
    RunningReplays runningReplays(Replays<Connection> replays) {
        return new RunningReplays(replays);
    }
}
