package com.tomriddelsdell.eventstore.signal;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work on state that only one thread may touch at a time. Whoever has left something to do in a queue calls
 * {@link #drain()}; one of those who call works, on his own thread, and works again until nobody has called meanwhile. Nobody
 * waits.
 */
public final class Drain {

    private final AtomicInteger calls = new AtomicInteger();
    private final Runnable work;

    /** {@code work} does all that there is to do, and throws nothing. */
    public Drain(Runnable work) {
        this.work = requireNonNull(work, "work");
    }

    /** Works, or leaves it to whoever is at work to work once more. */
    public void drain() {
        if (calls.getAndIncrement() != 0) {
            return;
        }
        var seen = 1;
        do {
            work.run();
            seen = calls.addAndGet(-seen);
        } while (seen != 0);
    }
}
