package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Effects and checkpoint are durable together or not at all. */
record InTheTransaction<T>(Projection<T> projection, Duration limit) implements Handling<T> {

    InTheTransaction {
        requireNonNull(projection, "projection");
    }

    @Override
    public Mono<Void> advance(SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events) {
        return events.isEmpty()
                ? store.advance(lease, advance)
                : store.advance(
                        lease,
                        advance,
                        transaction -> OneByOne.handle(events, limit, event -> projection.apply(transaction, event)));
    }

    /** What was done in the attempt was rolled back with it. */
    @Override
    public Mono<Void> advanceAgain(
            SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events) {
        return advance(store, lease, advance, events);
    }

    @Override
    public Mono<Void> resolve(SubscriptionStore<T> store, Lease lease, ParkedEvent parked) {
        return store.resolve(
                lease,
                parked,
                transaction ->
                        OneByOne.handle(List.of(parked.event()), limit, event -> projection.apply(transaction, event)));
    }

    @Override
    public boolean rollsBack() {
        return true;
    }

    @Override
    public Handling<T> within(Duration other) {
        return new InTheTransaction<>(projection, other);
    }
}
