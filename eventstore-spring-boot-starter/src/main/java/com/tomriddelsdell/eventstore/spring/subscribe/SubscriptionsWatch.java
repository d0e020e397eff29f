package com.tomriddelsdell.eventstore.spring.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.subscribe.SubscriptionControl;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Knows how subscriptions are doing without asking for it: it looks at an interval, with one query for all of them. What
 * could not be asked is not known until the next look.
 */
public final class SubscriptionsWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionsWatch.class);

    private final SubscriptionControl<?> control;
    private final Duration interval;
    private final Disposable.Swap run = Disposables.swap();
    private volatile Map<String, SubscriptionStatus> known = Map.of();

    /** Looks once each {@code interval}. */
    public SubscriptionsWatch(SubscriptionControl<?> control, Duration interval) {
        this.control = requireNonNull(control, "control");
        this.interval = requireNonNull(interval, "interval");
    }

    /** How a subscription was doing when it was last looked; empty while that is not known. Asks nobody. */
    public Optional<SubscriptionStatus> status(String subscription) {
        return Optional.ofNullable(known.get(requireNonNull(subscription, "subscription")));
    }

    @Override
    public void start() {
        run.update(Flux.interval(interval)
                .onBackpressureDrop()
                .concatMap(tick -> look(), 1)
                .subscribe(found -> known = found));
    }

    @Override
    public void stop() {
        run.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        var current = run.get();
        return current != null && !current.isDisposed();
    }

    private Mono<Map<String, SubscriptionStatus>> look() {
        return control.status()
                .collectMap(SubscriptionStatus::name)
                .timeout(interval.multipliedBy(2))
                .doOnError(failure -> LOG.debug("It is not known how subscriptions are doing", failure))
                .onErrorReturn(Map.of());
    }
}
