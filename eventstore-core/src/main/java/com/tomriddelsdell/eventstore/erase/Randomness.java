package com.tomriddelsdell.eventstore.erase;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * Random bytes without waiting for entropy. A generator would seed itself anew after some number of draws, on the thread that
 * draws; before that, another takes its place, seeded on a thread that may wait.
 */
final class Randomness {

    private final Supplier<SecureRandom> seeding;
    private final int mostDraws;
    private final AtomicReference<@Nullable SecureRandom> current = new AtomicReference<>();
    private final AtomicLong draws = new AtomicLong();

    /**
     * @param seeding makes a generator that needs no entropy any more; may block
     * @param mostDraws after how many draws another takes its place
     */
    Randomness(Supplier<SecureRandom> seeding, int mostDraws) {
        this.seeding = seeding;
        this.mostDraws = mostDraws;
    }

    boolean isSeeded() {
        return current.get() != null;
    }

    /** Blocks. */
    void seed() {
        current.set(seeding.get());
    }

    /** @throws IllegalStateException before {@link #seed()} */
    byte[] draw(int bytes) {
        var random = current.get();
        if (random == null) {
            throw new IllegalStateException("There is no randomness yet");
        }
        if (draws.incrementAndGet() % mostDraws == 0) {
            Schedulers.boundedElastic().schedule(this::seed);
        }
        var drawn = new byte[bytes];
        random.nextBytes(drawn);
        return drawn;
    }
}
