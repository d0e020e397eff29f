package com.tomriddelsdell.eventstore.spring.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the subscriptions of an application for as long as it runs, beside the other instances of it. One that fails is run
 * again, after a pause that grows from 0.2 to 30 seconds.
 *
 * @param <T> the transaction that checkpoints are kept in
 */
public final class RunningSubscriptions<T> implements SmartLifecycle {

    private final Subscriptions<T> subscriptions;
    private final Map<String, RunningSubscription<T>> running = new LinkedHashMap<>();
    private final Duration farewellLimit;

    /**
     * @param farewellLimit how long a stop waits until what ran here is given up
     * @throws IllegalArgumentException if two have the same name
     */
    public RunningSubscriptions(Subscriptions<T> subscriptions, List<Subscription<T>> wanted, Duration farewellLimit) {
        this.subscriptions = requireNonNull(subscriptions, "subscriptions");
        this.farewellLimit = requireNonNull(farewellLimit, "farewellLimit");
        for (var subscription : requireNonNull(wanted, "wanted")) {
            var name = subscription.name();
            if (running.put(name, new RunningSubscription<>(subscriptions, subscription)) != null) {
                throw new IllegalArgumentException(
                        "each subscription has a name of its own, but two are named " + name);
            }
        }
    }

    /** The names of the subscriptions that run here. */
    public Set<String> names() {
        return Set.copyOf(running.keySet());
    }

    /** How often a subscription has failed since the start, and was run again; 0 if it does not run here. */
    public long restarts(String subscription) {
        var found = running.get(requireNonNull(subscription, "subscription"));
        return found == null ? 0 : found.restarts();
    }

    @Override
    public void start() {
        running.values().forEach(RunningSubscription::start);
    }

    @Override
    public void stop() {
        running.values().forEach(RunningSubscription::stop);
    }

    /** The database stays open until others have been told that they may take over. */
    @Override
    public void stop(Runnable stopped) {
        stop();
        subscriptions
                .left()
                .timeout(farewellLimit)
                .onErrorComplete()
                .doFinally(end -> stopped.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return running.values().stream().anyMatch(RunningSubscription::isRunning);
    }
}
