package com.tomriddelsdell.eventstore;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes event ids: UUIDs of version 7 (RFC 9562, section 5.7), which sort by the time they were made and so keep an index
 * dense.
 *
 * <p>The first 60 free bits are milliseconds followed by a 12-bit counter (section 6.2, method 1), strictly ascending
 * within a process; the rest is random. The randomness keeps ids of different processes apart; it is not meant to be
 * unguessable, and never blocks on a source of entropy.
 */
public final class EventIds {

    private static final int COUNTER_BITS = 12;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

    private static final AtomicLong LAST_TICK = new AtomicLong();

    private EventIds() {}

    /** A new id. Never blocks; safe to call from any thread. */
    public static UUID next() {
        var now = System.currentTimeMillis() << COUNTER_BITS;
        var tick = LAST_TICK.updateAndGet(last -> Math.max(last + 1, now));
        var millis = tick >>> COUNTER_BITS;
        var counter = tick & 0xFFF;
        return new UUID(
                millis << 16 | VERSION_7 | counter,
                VARIANT_RFC | ThreadLocalRandom.current().nextLong() >>> 2);
    }
}
