package com.tomriddelsdell.eventstore.spring.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RunningSubscriptionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final Subscriptions<InMemoryTransaction> subscriptions = Subscriptions.of(store, store.subscriptions());
    private final Subscription<InMemoryTransaction> subscription =
            Subscription.projecting("nothing", (transaction, event) -> Mono.empty());
    private final RunningSubscriptions<InMemoryTransaction> running =
            new RunningSubscriptions<>(subscriptions, List.of(subscription), PATIENCE);

    @Test
    void they_run_until_they_are_told_to_stop() {
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
    void a_stop_is_over_once_others_may_take_over() {
        running.start();
        until(Flux.defer(() -> subscriptions.control().status("nothing"))
                .filter(status -> status.partitions().getFirst().owner() != null)
                .hasElements());

        StepVerifier.create(Mono.<Void>create(sink -> running.stop(sink::success))
                        .then(subscriptions.control().status("nothing")))
                .assertNext(status ->
                        assertThat(status.partitions().getFirst().owner()).isNull())
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void one_that_fails_is_run_again() {
        store.subscriptions().register("nothing", 2, Position.START).block(PATIENCE);

        running.start();

        until(Mono.fromSupplier(() -> running.restarts("nothing") >= 2));
        assertThat(running.isRunning()).isTrue();
        running.stop();
    }

    @Test
    void two_of_one_name_are_refused() {
        assertThatThrownBy(
                        () -> new RunningSubscriptions<>(subscriptions, List.of(subscription, subscription), PATIENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("each subscription has a name of its own, but two are named nothing");
    }

    private static void until(Mono<Boolean> condition) {
        StepVerifier.create(Flux.interval(Duration.ofMillis(10))
                        .concatMap(tick -> condition.onErrorReturn(false))
                        .filter(met -> met)
                        .next())
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }
}
