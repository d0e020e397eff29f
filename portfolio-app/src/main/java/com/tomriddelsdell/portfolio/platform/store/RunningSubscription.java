package com.tomriddelsdell.portfolio.platform.store;

import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.util.retry.Retry;

/**
 * Runs a subscription for as long as the application runs, beside the other instances of it.
 *
 * @param <T> the transaction that checkpoints are kept in
 */
public final class RunningSubscription<T> implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunningSubscription.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);

    private final Subscriptions<T> subscriptions;
    private final Subscription<T> subscription;
    private final AtomicLong position;
    private final Counter restarts;
    private final Disposable.Swap run = Disposables.swap();

    public RunningSubscription(Subscriptions<T> subscriptions, Subscription<T> subscription, MeterRegistry meters) {
        this.subscriptions = subscriptions;
        this.subscription = subscription;
        var tags = Tags.of("subscription", subscription.name());
        this.position = meters.gauge("eventstore.subscription.position", tags, new AtomicLong(), AtomicLong::get);
        this.restarts = meters.counter("eventstore.subscription.restarts", tags);
    }

    @Override
    public void start() {
        run.update(subscriptions
                .run(subscription)
                .doOnNext(this::note)
                .doOnError(this::report)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .transientErrors(true))
                .subscribe());
    }

    @Override
    public void stop() {
        run.update(Disposables.disposed());
    }

    /** The database stays open until others have been told that they may take over. */
    @Override
    public void stop(Runnable stopped) {
        stop();
        subscriptions
                .left()
                .timeout(LONGEST_FAREWELL)
                .onErrorComplete()
                .doFinally(end -> stopped.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        var current = run.get();
        return current != null && !current.isDisposed();
    }

    private void note(Progress progress) {
        position.set(progress.position().value());
    }

    private void report(Throwable failure) {
        restarts.increment();
        LOG.warn("Subscription {} stopped and will go on after its checkpoint", subscription.name(), failure);
    }
}
