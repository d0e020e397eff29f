package com.tomriddelsdell.eventstore.spring.actuate;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadState;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadWatch;
import com.tomriddelsdell.eventstore.spring.EventStoreProperties;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionControl;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Up while the last event of the log can be read and it can be told how subscriptions are doing. Tells who holds readers
 * back for longer than a moment, and how far subscriptions are behind; out of service because of that only beyond the limits that
 * were set, if any.
 */
final class EventStoreHealthIndicator implements ReactiveHealthIndicator {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final LogRead LAST_EVENT = LogRead.all().backward().limit(1);

    private final EventStore store;
    private final HeadWatch watch;
    private final SubscriptionControl<?> control;
    private final Mono<Set<String>> reliedOn;
    private final ConnectionFactory pool;
    private final EventStoreProperties.Health limits;

    /** @param reliedOn the names of the subscriptions that must not be late */
    EventStoreHealthIndicator(
            EventStore store,
            HeadWatch watch,
            SubscriptionControl<?> control,
            Mono<Set<String>> reliedOn,
            ConnectionFactory pool,
            EventStoreProperties.Health limits) {
        this.store = store;
        this.watch = watch;
        this.control = control;
        this.reliedOn = reliedOn;
        this.pool = pool;
        this.limits = limits;
    }

    @Override
    public Mono<Health> health() {
        return Mono.zip(lastPosition(), subscriptions(), mustKeepUp())
                .map(found -> health(found.getT1(), found.getT2(), found.getT3()))
                .timeout(limits.timeLimit())
                .onErrorResume(failure -> Mono.just(Health.down(failure).build()));
    }

    private Mono<Long> lastPosition() {
        return store.read(LAST_EVENT)
                .next()
                .map(event -> event.position().value())
                .defaultIfEmpty(0L);
    }

    private Mono<List<SubscriptionHealth>> subscriptions() {
        return control.status()
                .concatMap(status -> control.delay(status).map(delay -> new SubscriptionHealth(status, delay)))
                .collectList();
    }

    private Mono<Set<String>> mustKeepUp() {
        return limits.delayLimit() == null ? Mono.just(Set.of()) : reliedOn;
    }

    private Health health(long lastPosition, List<SubscriptionHealth> subscriptions, Set<String> mustKeepUp) {
        var health = of(watch.state(), limits.heldBackLimit(), Instant.now())
                .withDetail("lastPosition", lastPosition)
                .withDetail("subscriptions", details(subscriptions));
        addLate(health, subscriptions, mustKeepUp, limits.delayLimit());
        if (pool instanceof ConnectionPool measured) {
            measured.getMetrics().ifPresent(metrics -> health.withDetail("pool", pool(metrics)));
        }
        return health.build();
    }

    private static Map<String, Object> details(List<SubscriptionHealth> subscriptions) {
        var details = new LinkedHashMap<String, Object>();
        subscriptions.forEach(subscription -> details.put(subscription.name(), subscription.details()));
        return details;
    }

    static Health.Builder of(HeadState head, @Nullable Duration limit, Instant now) {
        return head.oldest(now)
                .filter(holder -> head.ageOf(holder, now).compareTo(MOMENT) > 0)
                .map(holder -> {
                    var age = head.ageOf(holder, now);
                    var state = limit != null && age.compareTo(limit) > 0 ? Health.outOfService() : Health.up();
                    return state.withDetail("heldBackBy", holder.name())
                            .withDetail("heldBackFor", age.toString())
                            .withDetail("heldBackLimit", limit == null ? "none" : limit.toString())
                            .withDetail("positionsHeldBack", head.positionsHeldBack());
                })
                .orElseGet(Health::up);
    }

    static void addLate(
            Health.Builder health,
            List<SubscriptionHealth> subscriptions,
            Set<String> mustKeepUp,
            @Nullable Duration limit) {
        if (limit == null) {
            return;
        }
        var late = subscriptions.stream()
                .filter(subscription -> mustKeepUp.contains(subscription.name()) && subscription.isLate(limit))
                .map(SubscriptionHealth::name)
                .sorted()
                .toList();
        if (!late.isEmpty()) {
            health.outOfService().withDetail("late", late).withDetail("delayLimit", limit.toString());
        }
    }

    private static Map<String, Object> pool(PoolMetrics metrics) {
        return Map.of(
                "acquired", metrics.acquiredSize(),
                "idle", metrics.idleSize(),
                "waiting", metrics.pendingAcquireSize(),
                "max", metrics.getMaxAllocatedSize());
    }
}
