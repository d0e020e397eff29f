package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.lifecycle.StreamLifecycle;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import com.tomriddelsdell.eventstore.testkit.LifecycleFixture;
import com.tomriddelsdell.eventstore.verify.Witness;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** A store in memory whose clock can be put forward. */
public final class InMemoryLifecycle implements LifecycleFixture {

    private final LeapingClock clock = new LeapingClock();
    private final InMemoryEventStore store = InMemoryEventStore.create(clock);

    @Override
    public Mono<EventStore> open() {
        return Mono.just(store);
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }

    @Override
    public StreamLifecycle lifecycle() {
        return store.lifecycle();
    }

    @Override
    public SubscriptionStore<?> subscriptions() {
        return store.subscriptions();
    }

    @Override
    public Witness witness() {
        return store.witness();
    }

    @Override
    public Mono<Void> letPass(Duration time) {
        return Mono.fromRunnable(() -> clock.leap(time));
    }
}
