package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Effects of a whole batch come first, one by one only where that fails; then the checkpoint. */
record AtOnceBeforeTheCheckpoint<T>(BatchEventHandler handler, Duration limit) implements Handling<T> {

    AtOnceBeforeTheCheckpoint {
        requireNonNull(handler, "handler");
    }

    @Override
    public Mono<Void> advance(SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events) {
        if (events.size() <= 1) {
            return oneByOne().advance(store, lease, advance, events);
        }
        return WholeBatch.orOneByOne(
                WholeBatch.handle(limit, () -> handler.handleAll(events)).then(store.advance(lease, advance)),
                lease,
                events,
                () -> oneByOne().advance(store, lease, advance, events));
    }

    @Override
    public Mono<Void> advanceAgain(
            SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events) {
        return oneByOne().advanceAgain(store, lease, advance, events);
    }

    @Override
    public Mono<Void> resolve(SubscriptionStore<T> store, Lease lease, ParkedEvent parked) {
        return oneByOne().resolve(store, lease, parked);
    }

    @Override
    public boolean rollsBack() {
        return false;
    }

    @Override
    public Handling<T> within(Duration other) {
        return new AtOnceBeforeTheCheckpoint<>(handler, other);
    }

    private Handling<T> oneByOne() {
        return new BeforeTheCheckpoint<>(handler, limit);
    }
}
