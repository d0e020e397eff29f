package com.tomriddelsdell.eventstore.spring.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.subscribe.SubscriptionControl;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Knows how subscriptions are doing without asking for it: it looks at an interval, with one query for all of them and a read of
 * one event for each that is behind. What could not be asked is not known until the next look.
 */
public final class SubscriptionsWatch extends Watch<Map<String, SubscriptionsWatch.Look>> {

    /** Looks once each {@code interval}. */
    public SubscriptionsWatch(SubscriptionControl<?> control, Duration interval) {
        super(interval, all(requireNonNull(control, "control")), Map.of());
    }

    /** How a subscription was doing when it was last looked; empty while that is not known. Asks nobody. */
    public Optional<SubscriptionStatus> status(String subscription) {
        return look(subscription).map(Look::status);
    }

    /** How long the next event of a subscription had waited when it was last looked; empty while that is not known. Asks nobody. */
    public Optional<Duration> delay(String subscription) {
        return look(subscription).map(Look::delay);
    }

    private Optional<Look> look(String subscription) {
        return Optional.ofNullable(known().get(requireNonNull(subscription, "subscription")));
    }

    private static Mono<Map<String, Look>> all(SubscriptionControl<?> control) {
        return Mono.defer(() -> control.status()
                .concatMap(status -> control.delay(status).map(delay -> new Look(status, delay)))
                .collectMap(look -> look.status().name()));
    }

    /** How a subscription was seen. */
    record Look(SubscriptionStatus status, Duration delay) {}
}
