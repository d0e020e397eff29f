package com.tomriddelsdell.portfolio.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RunningSubscriptionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final Subscriptions<InMemoryTransaction> subscriptions = Subscriptions.of(store, store.subscriptions());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Subscription<InMemoryTransaction> subscription =
            Subscription.projecting("nothing", (transaction, event) -> Mono.empty());

    @Test
    void it_runs_until_it_is_told_to_stop() {
        var running = new RunningSubscription<>(subscriptions, subscription, meters);
        running.start();
        assertThat(running.isRunning()).isTrue();

        StepVerifier.create(store.append(
                                StreamId.of("test", "1"),
                                ExpectedVersion.noStream(),
                                List.of(EventData.of("T", Payload.utf8(""))))
                        .then(subscriptions.await("nothing", Position.of(1), PATIENCE)))
                .expectComplete()
                .verify(PATIENCE);

        running.stop();
        assertThat(running.isRunning()).isFalse();
    }

    @Test
    void it_starts_over_when_it_failed() {
        store.subscriptions().register("nothing", 2, Position.START).block(PATIENCE);
        var restarts = meters.counter("eventstore.subscription.restarts", "subscription", "nothing");
        var running = new RunningSubscription<>(subscriptions, subscription, meters);

        running.start();

        StepVerifier.create(Flux.interval(Duration.ofMillis(10))
                        .filter(tick -> restarts.count() >= 2)
                        .next())
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(running.isRunning()).isTrue();
        running.stop();
    }
}
