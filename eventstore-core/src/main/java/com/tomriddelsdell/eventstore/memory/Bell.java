package com.tomriddelsdell.eventstore.memory;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Wakes whoever waits for something new. */
final class Bell {

    private final AtomicReference<Sinks.One<Boolean>> next = new AtomicReference<>(Sinks.one());

    void ring() {
        next.getAndSet(Sinks.one()).tryEmitEmpty();
    }

    /** Completes once {@code condition} holds; it is looked at now and after each ring. */
    Mono<Void> await(BooleanSupplier condition) {
        return Mono.defer(() -> {
            // The ring to wait for is taken before looking, so that none can be missed in between.
            var ring = next.get();
            return condition.getAsBoolean() ? Mono.empty() : ring.asMono().then(await(condition));
        });
    }
}
