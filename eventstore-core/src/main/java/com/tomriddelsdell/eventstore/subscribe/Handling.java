package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whether events are handled in the transaction of the checkpoint or before it. */
interface Handling<T> {

    /** Handles {@code events} and moves the checkpoint. A handler that fails is told by a {@link HandlingFailed}. */
    Mono<Void> advance(SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events);

    /** As {@link #advance}, after an attempt that ended with the first event beyond {@code events}. */
    Mono<Void> advanceAgain(SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events);

    /** Handles an event that was put aside, and forgets that it was. */
    Mono<Void> resolve(SubscriptionStore<T> store, Lease lease, ParkedEvent parked);

    /** Whether a failed step has left nothing behind. */
    boolean rollsBack();

    /** Calls {@code handler} with one event after the other. */
    static Mono<Void> each(List<RecordedEvent> events, Function<RecordedEvent, Mono<Void>> handler) {
        return Flux.fromIterable(events)
                .concatMap(event -> Mono.defer(() -> handler.apply(event))
                        .onErrorMap(failure -> new HandlingFailed(event, failure)))
                .then();
    }
}
