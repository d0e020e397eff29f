package com.tomriddelsdell.portfolio.platform.store;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Up while the last event of the log can be read. */
@Component
class EventStoreHealthIndicator implements ReactiveHealthIndicator {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final LogRead LAST_EVENT = LogRead.all().backward().limit(1);

    private final EventStore store;

    EventStoreHealthIndicator(EventStore store) {
        this.store = store;
    }

    @Override
    public Mono<Health> health() {
        return store.read(LAST_EVENT)
                .then(Mono.fromSupplier(() -> Health.up().build()))
                .timeout(LIMIT)
                .onErrorResume(failure -> Mono.just(Health.down(failure).build()));
    }
}
