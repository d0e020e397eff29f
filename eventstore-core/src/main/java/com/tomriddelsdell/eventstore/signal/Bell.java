package com.tomriddelsdell.eventstore.signal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Wakes whoever waits for something new. Rings carry nothing and may stand for many: a waiter looks again at each.
 */
public final class Bell {

    private final Set<MonoSink<Void>> waiting = ConcurrentHashMap.newKeySet();

    /** Wakes everyone who waits now, on the calling thread. */
    public void ring() {
        // A copy: who is woken may at once wait again, for the next ring.
        List.copyOf(waiting).forEach(MonoSink::success);
    }

    /**
     * Completes once {@code condition} holds; it is looked at now and after each ring.
     *
     * <p><strong>Cancellation:</strong> the waiter is forgotten.
     */
    public Mono<Void> await(BooleanSupplier condition) {
        requireNonNull(condition, "condition");
        return Mono.<Void>create(waiter -> {
                    waiting.add(waiter);
                    waiter.onDispose(() -> waiting.remove(waiter));
                    // Looked at after joining those who wait, so that no ring can be missed in between.
                    if (condition.getAsBoolean()) {
                        waiter.success();
                    }
                })
                .repeat(() -> !condition.getAsBoolean())
                .then();
    }
}
