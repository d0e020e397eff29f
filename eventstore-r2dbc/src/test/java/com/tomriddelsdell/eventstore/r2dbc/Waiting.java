package com.tomriddelsdell.eventstore.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Waits for what must happen, but not for ever. */
final class Waiting {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private Waiting() {}

    static <T> T now(Mono<T> promise) {
        var kept = promise.switchIfEmpty(Mono.error(() -> new AssertionError("nothing was emitted")));
        return Objects.requireNonNull(kept.block(PATIENCE));
    }

    static void done(Mono<Void> act) {
        act.block(PATIENCE);
    }

    /** Does {@code act} again and again until it succeeds; whoever waits for it sets the limit. */
    static <T> Mono<T> insistently(Mono<T> act) {
        return act.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, BETWEEN_TRIES));
    }

    /** Looks again and again, on a thread that may block. */
    static void until(Callable<Boolean> condition) {
        var holds = Mono.fromCallable(condition)
                .subscribeOn(Schedulers.boundedElastic())
                .filter(held -> held)
                .repeatWhenEmpty(looks -> looks.delayElements(BETWEEN_LOOKS));
        assertThat(now(holds)).isTrue();
    }

    /** How long {@code act} takes. */
    static Duration time(Mono<?> act) {
        var start = System.nanoTime();
        now(act);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
