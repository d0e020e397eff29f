package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;
import reactor.core.publisher.Mono;

/** Effects come first, then the checkpoint. */
record BeforeTheCheckpoint<T>(EventHandler handler) implements Handling<T> {

    BeforeTheCheckpoint {
        requireNonNull(handler, "handler");
    }

    @Override
    public Mono<Void> advance(SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events) {
        return Handling.each(events, handler::handle).then(store.advance(lease, advance));
    }

    /** What was done in the attempt stays done. */
    @Override
    public Mono<Void> advanceAgain(
            SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events) {
        return store.advance(lease, advance);
    }

    @Override
    public Mono<Void> resolve(SubscriptionStore<T> store, Lease lease, ParkedEvent parked) {
        return Handling.each(List.of(parked.event()), handler::handle)
                .then(store.resolve(lease, parked, nothing -> Mono.empty()));
    }

    @Override
    public boolean rollsBack() {
        return false;
    }
}
