package com.tomriddelsdell.eventstore.testkit;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Lets BlockHound forgive three locks that Reactor, Netty and Resilience4j take on threads that must not block, each held
 * for the time of a few memory accesses. Where two threads happen to meet at one of them, the error would otherwise break
 * a connection or a subscription in the middle, and the test with it.
 *
 * <p>BlockHound finds this class by itself.
 */
public final class ShortLocks implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // A task that is cancelled while it is being scheduled leaves its queue; Reactor itself forgives offer and
        // take.
        builder.allowBlockingCallsInside("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "remove");
        // More than one thread allocates a buffer and Netty widens the room for them.
        builder.allowBlockingCallsInside(
                "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "tryExpandMagazines");
        // Two threads find at once that an open circuit breaker may let the first calls through again.
        builder.allowBlockingCallsInside(
                "io.github.resilience4j.circuitbreaker.internal.CircuitBreakerStateMachine$OpenState",
                "toHalfOpenState");
    }
}
