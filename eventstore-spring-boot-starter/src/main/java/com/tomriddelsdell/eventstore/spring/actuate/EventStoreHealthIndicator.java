package com.tomriddelsdell.eventstore.spring.actuate;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadState;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadWatch;
import com.tomriddelsdell.eventstore.spring.EventStoreProperties;
import com.tomriddelsdell.eventstore.subscribe.PartitionStatus;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionControl;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Up while the last event of the log can be read and it can be told how subscriptions are doing. Tells who holds readers
 * back for longer than a moment; out of service because of that only beyond the limit that was set, if any.
 */
final class EventStoreHealthIndicator implements ReactiveHealthIndicator {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final LogRead LAST_EVENT = LogRead.all().backward().limit(1);

    private final EventStore store;
    private final HeadWatch watch;
    private final SubscriptionControl<?> control;
    private final ConnectionFactory pool;
    private final EventStoreProperties.Health limits;

    EventStoreHealthIndicator(
            EventStore store,
            HeadWatch watch,
            SubscriptionControl<?> control,
            ConnectionFactory pool,
            EventStoreProperties.Health limits) {
        this.store = store;
        this.watch = watch;
        this.control = control;
        this.pool = pool;
        this.limits = limits;
    }

    @Override
    public Mono<Health> health() {
        return store.read(LAST_EVENT)
                .next()
                .map(event -> event.position().value())
                .defaultIfEmpty(0L)
                .zipWith(control.status().collectList(), this::health)
                .timeout(limits.timeLimit())
                .onErrorResume(failure -> Mono.just(Health.down(failure).build()));
    }

    private Health health(long lastPosition, List<SubscriptionStatus> statuses) {
        var health = of(watch.state(), limits.heldBackLimit(), Instant.now())
                .withDetail("lastPosition", lastPosition)
                .withDetail("subscriptions", subscriptions(statuses));
        if (pool instanceof ConnectionPool measured) {
            measured.getMetrics().ifPresent(metrics -> health.withDetail("pool", pool(metrics)));
        }
        return health.build();
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

    static Map<String, Object> subscriptions(List<SubscriptionStatus> statuses) {
        var details = new LinkedHashMap<String, Object>();
        statuses.forEach(status -> details.put(status.name(), subscription(status)));
        return details;
    }

    private static Map<String, Object> subscription(SubscriptionStatus status) {
        var leased = status.partitions().stream()
                .map(PartitionStatus::owner)
                .filter(owner -> owner != null)
                .count();
        var details = new LinkedHashMap<String, Object>();
        details.put("lag", status.lag());
        details.put("parked", status.parked());
        details.put("paused", status.paused());
        details.put("leased", "%d of %d".formatted(leased, status.partitions().size()));
        return details;
    }

    private static Map<String, Object> pool(PoolMetrics metrics) {
        return Map.of(
                "acquired", metrics.acquiredSize(),
                "idle", metrics.idleSize(),
                "waiting", metrics.pendingAcquireSize(),
                "max", metrics.getMaxAllocatedSize());
    }
}
