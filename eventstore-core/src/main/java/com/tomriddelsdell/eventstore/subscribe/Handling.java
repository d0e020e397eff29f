package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Whether events are handled in the transaction of the checkpoint or before it. */
sealed interface Handling<T> permits InTheTransaction, BeforeTheCheckpoint, AtOnce {

    /** Handles {@code events} and moves the checkpoint. A handler that fails is told by a {@link HandlingFailed}. */
    Mono<Void> advance(SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events);

    /** As {@link #advance}, after an attempt that ended with the first event beyond {@code events}. */
    Mono<Void> advanceAgain(SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events);

    /** Handles an event that was put aside, and forgets that it was. */
    Mono<Void> resolve(SubscriptionStore<T> store, Lease lease, ParkedEvent parked);

    /** Whether a failed step has left nothing behind. */
    boolean rollsBack();

    /** The same, but of a handler that is given up when one event takes it longer than {@code limit}. */
    Handling<T> within(Duration limit);
}
