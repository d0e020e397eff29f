package com.tomriddelsdell.eventstore.r2dbc.append;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work on state that only one thread may touch at a time. Whoever has left something to do asks for a turn; one of those
 * who ask works, and works again until nobody has asked meanwhile. Nobody waits.
 */
final class Turns {

    private final AtomicInteger asked = new AtomicInteger();
    private final Runnable work;

    Turns(Runnable work) {
        this.work = work;
    }

    void take() {
        if (asked.getAndIncrement() != 0) {
            return;
        }
        var seen = 1;
        do {
            work.run();
            seen = asked.addAndGet(-seen);
        } while (seen != 0);
    }
}
