package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;

/** Effects of a whole batch are written at once, with the checkpoint; one by one only where that fails. */
record AtOnce<T>(BatchProjection<T> projection, Duration limit) implements Handling<T> {

    private static final Logger LOG = Loggers.getLogger(AtOnce.class);

    AtOnce {
        requireNonNull(projection, "projection");
    }

    @Override
    public Mono<Void> advance(SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events) {
        return events.size() <= 1
                ? oneByOne().advance(store, lease, advance, events)
                : store.advance(lease, advance, transaction -> whole(transaction, events))
                        .onErrorResume(BatchFailed.class, failed -> {
                            LOG.warn(
                                    "{} events of {} up to position {} are applied one by one, for they could not be at once: {}",
                                    events.size(),
                                    lease.subscription(),
                                    events.getLast().position(),
                                    String.valueOf(failed.getCause()));
                            return oneByOne().advance(store, lease, advance, events);
                        });
    }

    private Mono<Void> whole(T transaction, List<RecordedEvent> events) {
        return Mono.defer(() -> projection.applyAll(transaction, events))
                .timeout(
                        limit,
                        Mono.error(() -> new TimeoutException("The handler took longer than %s".formatted(limit))))
                .onErrorMap(BatchFailed::new);
    }

    /** What was applied before the event that failed is known to go well one by one. */
    @Override
    public Mono<Void> advanceAgain(
            SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events) {
        return oneByOne().advance(store, lease, advance, events);
    }

    @Override
    public Mono<Void> resolve(SubscriptionStore<T> store, Lease lease, ParkedEvent parked) {
        return oneByOne().resolve(store, lease, parked);
    }

    @Override
    public boolean rollsBack() {
        return true;
    }

    @Override
    public Handling<T> within(Duration other) {
        return new AtOnce<>(projection, other);
    }

    private Handling<T> oneByOne() {
        return new InTheTransaction<>(projection, limit);
    }

    /** Tells that the projection failed, and not the store. Never leaves this class but through a store, which passes it on. */
    private static final class BatchFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BatchFailed(Throwable cause) {
            super("A batch could not be applied at once", cause, false, false);
        }
    }
}
