package com.tomriddelsdell.eventstore.spring.subscribe;

import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.util.retry.Retry;

/** Runs a subscription from its start to its stop, and over again when it fails. */
final class RunningSubscription<T> {

    private static final Logger LOG = LoggerFactory.getLogger(RunningSubscription.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Subscriptions<T> subscriptions;
    private final Subscription<T> subscription;
    private final AtomicLong restarts = new AtomicLong();
    private final Disposable.Swap run = Disposables.swap();

    RunningSubscription(Subscriptions<T> subscriptions, Subscription<T> subscription) {
        this.subscriptions = subscriptions;
        this.subscription = subscription;
    }

    String name() {
        return subscription.name();
    }

    long restarts() {
        return restarts.get();
    }

    void start() {
        run.update(subscriptions
                .run(subscription)
                .doOnError(this::report)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .transientErrors(true))
                .subscribe());
    }

    void stop() {
        run.update(Disposables.disposed());
    }

    boolean isRunning() {
        var current = run.get();
        return current != null && !current.isDisposed();
    }

    private void report(Throwable failure) {
        restarts.incrementAndGet();
        LOG.warn("Subscription {} stopped and will go on after its checkpoint", name(), failure);
    }
}
