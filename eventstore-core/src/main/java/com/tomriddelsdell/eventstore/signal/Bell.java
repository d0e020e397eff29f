package com.tomriddelsdell.eventstore.signal;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Wakes whoever waits for something new. Rings carry nothing and may stand for many: at each, those who wait look again.
 */
public final class Bell {

    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();

    /** Makes everyone who waits now look again, on the calling thread, and wakes those whose condition holds. */
    public void ring() {
        waiting.forEach(Waiter::look);
    }

    /**
     * Completes once {@code condition} holds; it is looked at now and at each ring, maybe by two threads at once. Where it
     * throws, that is this waiter's error.
     *
     * <p><strong>Cancellation:</strong> the waiter is forgotten.
     */
    public Mono<Void> await(BooleanSupplier condition) {
        requireNonNull(condition, "condition");
        return Mono.create(sink -> {
            var waiter = new Waiter(condition, sink);
            waiting.add(waiter);
            sink.onDispose(() -> waiting.remove(waiter));
            // Looks after joining those who wait, so that no ring can be missed in between.
            waiter.look();
        });
    }

    /** Not a record: two who wait for the same are two. */
    private static final class Waiter {

        private final BooleanSupplier condition;
        private final MonoSink<Void> sink;

        Waiter(BooleanSupplier condition, MonoSink<Void> sink) {
            this.condition = condition;
            this.sink = sink;
        }

        void look() {
            try {
                if (condition.getAsBoolean()) {
                    sink.success();
                }
            } catch (RuntimeException failure) {
                sink.error(failure);
            }
        }
    }
}
