package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Effects of a whole batch are written at once, with the checkpoint; one by one only where that fails. */
record AtOnce<T>(BatchProjection<T> projection, Duration limit) implements Handling<T> {

    AtOnce {
        requireNonNull(projection, "projection");
    }

    @Override
    public Mono<Void> advance(SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events) {
        if (events.size() <= 1) {
            return oneByOne().advance(store, lease, advance, events);
        }
        return WholeBatch.orOneByOne(
                store.advance(
                        lease,
                        advance,
                        transaction -> WholeBatch.handle(limit, () -> projection.applyAll(transaction, events))),
                lease,
                events,
                () -> oneByOne().advance(store, lease, advance, events));
    }

    /** What was applied before the event that failed is known to go well one by one. */
    @Override
    public Mono<Void> advanceAgain(
            SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events) {
        return oneByOne().advance(store, lease, advance, events);
    }

    @Override
    public Mono<Void> resolve(SubscriptionStore<T> store, Lease lease, ParkedEvent parked) {
        return oneByOne().resolve(store, lease, parked);
    }

    @Override
    public boolean rollsBack() {
        return true;
    }

    @Override
    public Handling<T> within(Duration other) {
        return new AtOnce<>(projection, other);
    }

    private Handling<T> oneByOne() {
        return new InTheTransaction<>(projection, limit);
    }
}
