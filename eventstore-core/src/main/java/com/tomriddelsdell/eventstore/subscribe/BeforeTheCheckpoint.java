package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Effects come first, then the checkpoint. */
record BeforeTheCheckpoint<T>(EventHandler handler, Duration limit) implements Handling<T> {

    BeforeTheCheckpoint {
        requireNonNull(handler, "handler");
    }

    @Override
    public Mono<Void> advance(SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events) {
        return OneByOne.handle(events, limit, handler::handle).then(store.advance(lease, advance));
    }

    /** What was done in the attempt stays done. */
    @Override
    public Mono<Void> advanceAgain(
            SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events) {
        return store.advance(lease, advance);
    }

    @Override
    public Mono<Void> resolve(SubscriptionStore<T> store, Lease lease, ParkedEvent parked) {
        return OneByOne.handle(List.of(parked.event()), limit, handler::handle)
                .then(store.resolve(lease, parked, nothing -> Mono.empty()));
    }

    @Override
    public boolean rollsBack() {
        return false;
    }

    @Override
    public Handling<T> within(Duration other) {
        return new BeforeTheCheckpoint<>(handler, other);
    }
}
