package com.tomriddelsdell.portfolio.platform.store;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadState;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadWatch;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Up while the last event of the log can be read. Tells who holds readers back for longer than a moment; out of service
 * because of that only beyond the limit that was set, if any.
 */
@Component
class EventStoreHealthIndicator implements ReactiveHealthIndicator {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final LogRead LAST_EVENT = LogRead.all().backward().limit(1);

    private final EventStore store;
    private final HeadWatch watch;
    private final @Nullable Duration heldBackLimit;

    EventStoreHealthIndicator(EventStore store, HeadWatch watch, PostgresProperties properties) {
        this.store = store;
        this.watch = watch;
        this.heldBackLimit = properties.heldBackLimit();
    }

    @Override
    public Mono<Health> health() {
        return store.read(LAST_EVENT)
                .then(Mono.fromSupplier(() -> health(watch.state(), heldBackLimit, Instant.now())))
                .timeout(LIMIT)
                .onErrorResume(failure -> Mono.just(Health.down(failure).build()));
    }

    static Health health(HeadState head, @Nullable Duration limit, Instant now) {
        return head.oldest(now)
                .filter(holder -> head.ageOf(holder, now).compareTo(MOMENT) > 0)
                .map(holder -> {
                    var age = head.ageOf(holder, now);
                    var state = limit != null && age.compareTo(limit) > 0 ? Health.outOfService() : Health.up();
                    return state.withDetail("heldBackBy", holder.name())
                            .withDetail("heldBackFor", age.toString())
                            .withDetail("positionsHeldBack", head.positionsHeldBack())
                            .build();
                })
                .orElseGet(() -> Health.up().build());
    }
}
