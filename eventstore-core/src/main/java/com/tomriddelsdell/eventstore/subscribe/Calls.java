package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.signal.Bell;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** Calls to look again, counted, so that none is missed between a look and the wait for the next call. */
final class Calls {

    private final AtomicLong made = new AtomicLong();
    private final Bell bell = new Bell();

    void call() {
        made.incrementAndGet();
        bell.ring();
    }

    long made() {
        return made.get();
    }

    /** Completes once there was a call after the first {@code heard}. */
    Mono<Void> after(long heard) {
        return bell.await(() -> made.get() != heard);
    }
}
