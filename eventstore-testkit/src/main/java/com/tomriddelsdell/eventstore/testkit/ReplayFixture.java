package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.replay.ReplayStore;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * How a store of replays presents itself to the contracts. Each test opens one, with an empty log, and closes it at its end.
 *
 * @param <T> the transaction that read models are written in
 */
public interface ReplayFixture<T> {

    /** Opens all that the other methods speak of. */
    Mono<Void> open();

    /** Releases what {@link #open()} took. */
    Mono<Void> close();

    /** The log. */
    EventStore events();

    /** Where its subscriptions are kept. */
    SubscriptionStore<T> subscriptions();

    /** Where its replays are kept. */
    ReplayStore<T> store();

    /** Where the read model keeps its rows. */
    Shelf<T> shelf();

    /** How long a test waits for what must happen. */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }
}
