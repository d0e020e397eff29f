package com.tomriddelsdell.portfolio.image.intake;

import com.tomriddelsdell.portfolio.image.ImagesBusyException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** How many uploads are taken in at a time. Who comes when all slots are taken is sent away, and not kept waiting. */
final class Slots {

    private final int limit;
    private final AtomicInteger taken = new AtomicInteger();

    Slots(int limit) {
        this.limit = limit;
    }

    /** Runs {@code work} in a slot. <strong>Errors:</strong> {@link ImagesBusyException} when there is none. */
    <T> Mono<T> run(Supplier<Mono<T>> work) {
        return Mono.using(this::take, slot -> work.get(), Slot::free);
    }

    int taken() {
        return taken.get();
    }

    private Slot take() {
        if (taken.getAndUpdate(count -> Math.min(limit, count + 1)) >= limit) {
            throw new ImagesBusyException(limit);
        }
        return taken::decrementAndGet;
    }

    private interface Slot {

        void free();
    }
}
