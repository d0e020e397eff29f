package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

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

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private static final AtomicLong LAST_TICK = new AtomicLong();

    private EventIds() {}

    /**
     * The id of one of the events that a cause leads to: the same for the same cause and number, so that what is done again
     * for the same cause is recognised as a repetition. Ids of a cause that sorts by time sort beside it.
     *
     * <p>The last 62 bits are those of the cause, stirred together with the number by the finaliser of SplittableRandom
     * (Stafford's variant 13).
     *
     * @param cause the id of a command, or of an event that is reacted to
     * @param number which of its events, counted from 0
     */
    public static UUID causedBy(UUID cause, int number) {
        requireNonNull(cause, "cause");
        return new UUID(
                cause.getMostSignificantBits(),
                VARIANT_RFC | stirred(cause.getLeastSignificantBits() + (number + 1L) * GOLDEN_GAMMA) >>> 2);
    }

    private static long stirred(long bits) {
        var half = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        var most = (half ^ half >>> 27) * 0x94d049bb133111ebL;
        return most ^ most >>> 31;
    }

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
