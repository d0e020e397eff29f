package com.tomriddelsdell.eventstore.replay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Does again what was in vain because of what others do at the moment. */
final class Insisting {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

    private Insisting() {}

    /** Until {@code limit} has passed from now on. */
    static Retry within(Duration limit, Predicate<Throwable> inVain) {
        var start = now();
        return Retry.fixedDelay(Long.MAX_VALUE, BETWEEN_ATTEMPTS)
                .filter(failure ->
                        inVain.test(failure) && Duration.ofNanos(now() - start).compareTo(limit) < 0);
    }

    private static long now() {
        return Schedulers.parallel().now(TimeUnit.NANOSECONDS);
    }
}
