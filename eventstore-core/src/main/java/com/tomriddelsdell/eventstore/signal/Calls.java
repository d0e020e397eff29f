package com.tomriddelsdell.eventstore.signal;

import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** Calls to look again, counted, so that none is missed between a look and the wait for the next call. */
public final class Calls {

    private final AtomicLong made = new AtomicLong();
    private final Bell bell = new Bell();

    /** Makes everyone look again who waits now. */
    public void call() {
        made.incrementAndGet();
        bell.ring();
    }

    /** How many calls there were: to be asked before a look. */
    public long made() {
        return made.get();
    }

    /**
     * Completes once there was a call after the first {@code heard}.
     *
     * <p><strong>Cancellation:</strong> the waiter is forgotten.
     */
    public Mono<Void> after(long heard) {
        return bell.await(() -> made.get() != heard);
    }
}
