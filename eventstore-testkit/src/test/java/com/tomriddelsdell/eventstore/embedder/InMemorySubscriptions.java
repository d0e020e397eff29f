package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import com.tomriddelsdell.eventstore.testkit.SubscriptionFixture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Subscriptions in memory, and a journal that is a list. */
public final class InMemorySubscriptions implements SubscriptionFixture<InMemoryTransaction> {

    private static final Duration LONGER_THAN_ANY_LEASE = Duration.ofHours(1);

    private final LeapingClock clock = new LeapingClock();
    private final InMemoryEventStore events = InMemoryEventStore.create(clock);
    private final List<Line> journal = new CopyOnWriteArrayList<>();

    @Override
    public Mono<Void> open() {
        return Mono.empty();
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }

    @Override
    public EventStore events() {
        return events;
    }

    @Override
    public SubscriptionStore<InMemoryTransaction> store() {
        return events.subscriptions();
    }

    @Override
    public Mono<Void> write(InMemoryTransaction transaction, RecordedEvent event) {
        return Mono.fromRunnable(() -> transaction.onCommit(() -> journal.add(Line.of(event))));
    }

    @Override
    public Mono<Void> erase(InMemoryTransaction transaction) {
        return Mono.fromRunnable(() -> transaction.onCommit(journal::clear));
    }

    @Override
    public Flux<Line> journal() {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(journal)));
    }

    @Override
    public Mono<Void> letLeasesRunOut() {
        return Mono.fromRunnable(() -> clock.leap(LONGER_THAN_ANY_LEASE));
    }
}
