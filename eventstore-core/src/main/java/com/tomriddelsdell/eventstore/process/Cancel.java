package com.tomriddelsdell.eventstore.process;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.deadline.DeadlineKey;
import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import reactor.core.publisher.Mono;

/**
 * A deadline that a process takes back. If it is just being met, it may take effect nevertheless: let the decider see
 * whether it still matters.
 *
 * @param store that keeps it
 */
public record Cancel(DeadlineStore store, DeadlineKey key) implements Consequence {

    public Cancel {
        requireNonNull(store, "store");
        requireNonNull(key, "key");
    }

    public static Cancel of(DeadlineStore store, DeadlineKey key) {
        return new Cancel(store, key);
    }

    Mono<Void> takenBack() {
        return store.cancel(key).then();
    }
}
