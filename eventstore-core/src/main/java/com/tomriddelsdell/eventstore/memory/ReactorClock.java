package com.tomriddelsdell.eventstore.memory;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Schedulers;

/**
 * A clock that goes with Reactor's timers. Under a {@code VirtualTimeScheduler}, as {@code StepVerifier.withVirtualTime}
 * installs it, times of events, leases, ages and deadlines of a store in memory go by virtual time:
 *
 * <pre>{@code
 * var store = InMemoryEventStore.create(ReactorClock.utc());
 * }</pre>
 */
public final class ReactorClock extends Clock {

    private final ZoneId zone;

    private ReactorClock(ZoneId zone) {
        this.zone = zone;
    }

    public static ReactorClock utc() {
        return new ReactorClock(ZoneOffset.UTC);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ReactorClock(requireNonNull(zone, "zone"));
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(0, Schedulers.parallel().now(TimeUnit.NANOSECONDS));
    }
}
