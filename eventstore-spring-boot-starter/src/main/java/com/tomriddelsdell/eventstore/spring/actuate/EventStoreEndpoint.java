package com.tomriddelsdell.eventstore.spring.actuate;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionControl;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import reactor.core.publisher.Mono;

/**
 * {@code /actuator/eventstore}: how the log and its subscriptions stand. Errors of handlers are told as they were
 * noted, so expose it to operators only.
 */
@Endpoint(id = "eventstore")
public final class EventStoreEndpoint {

    private final R2dbcEventStore store;
    private final SubscriptionControl<?> control;

    /** Tells of {@code store} and the subscriptions that {@code control} knows. */
    public EventStoreEndpoint(R2dbcEventStore store, SubscriptionControl<?> control) {
        this.store = requireNonNull(store, "store");
        this.control = requireNonNull(control, "control");
    }

    /**
     * Asks the database, with four queries.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.StoreUnavailableException}.
     */
    @ReadOperation
    public Mono<EventStoreReport> report() {
        return Mono.zip(
                        store.history().epoch(),
                        store.head(),
                        store.headHolders().collectList(),
                        control.status().collectList())
                .map(found -> EventStoreReport.of(found.getT1(), found.getT2(), found.getT3(), found.getT4()));
    }
}
