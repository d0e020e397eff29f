package com.tomriddelsdell.eventstore.spring.admin.projection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How fast subscriptions move, told from one look to a later one. */
final class Rates {

    private static final long LEAST = 1_000_000_000L;
    private static final double NANOS = 1e9;

    private final Map<String, Sample> samples = new ConcurrentHashMap<>();

    /** Positions a second since the look before, of a second ago or more; null at the first. */
    @Nullable
    Double rate(String name, long position, long nanoTime) {
        return samples.merge(name, new Sample(position, nanoTime, null), Rates::next)
                .rate();
    }

    private static Sample next(Sample before, Sample now) {
        var nanos = now.nanoTime() - before.nanoTime();
        return nanos < LEAST
                ? before
                : new Sample(
                        now.position(),
                        now.nanoTime(),
                        Math.max(0, now.position() - before.position()) * NANOS / nanos);
    }

    private record Sample(
            long position, long nanoTime, @Nullable Double rate) {}
}
