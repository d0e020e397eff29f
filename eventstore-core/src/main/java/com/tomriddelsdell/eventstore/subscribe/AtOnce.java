package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;

/** Hands whole batches over at once, and their events one by one only where that fails. */
record AtOnce<T>(Handling<T> oneByOne, Whole<T> whole, Duration limit) implements Handling<T> {

    private static final Logger LOG = Loggers.getLogger(AtOnce.class);

    /** Effects are written with the checkpoint. */
    static <T> AtOnce<T> inTheTransaction(BatchProjection<T> projection, Duration limit) {
        return new AtOnce<>(
                new InTheTransaction<>(projection, limit),
                (store, lease, advance, events, most) -> store.advance(
                        lease, advance, transaction -> timed(most, () -> projection.applyAll(transaction, events))),
                limit);
    }

    /** Effects come first, then the checkpoint. */
    static <T> AtOnce<T> beforeTheCheckpoint(BatchEventHandler handler, Duration limit) {
        requireNonNull(handler, "handler");
        return new AtOnce<>(
                new BeforeTheCheckpoint<>(handler, limit),
                (store, lease, advance, events, most) ->
                        timed(most, () -> handler.handleAll(events)).then(store.advance(lease, advance)),
                limit);
    }

    private static Mono<Void> timed(Duration limit, Supplier<Mono<Void>> handling) {
        return Mono.defer(handling)
                .timeout(
                        limit,
                        Mono.error(() -> new TimeoutException("The handler took longer than %s".formatted(limit))))
                .onErrorMap(BatchFailed::new);
    }

    @Override
    public Mono<Void> advance(SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events) {
        return events.size() <= 1
                ? oneByOne.advance(store, lease, advance, events)
                : whole.advance(store, lease, advance, events, limit).onErrorResume(BatchFailed.class, failed -> {
                    LOG.warn(
                            "{} events of {} up to position {} are handled one by one, for they could not be at once: {}",
                            events.size(),
                            lease.subscription(),
                            events.getLast().position(),
                            String.valueOf(failed.getCause()));
                    return oneByOne.advance(store, lease, advance, events);
                });
    }

    /** What was handled before the event that failed is known to go well one by one. */
    @Override
    public Mono<Void> advanceAgain(
            SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events) {
        return oneByOne.advanceAgain(store, lease, advance, events);
    }

    @Override
    public Mono<Void> resolve(SubscriptionStore<T> store, Lease lease, ParkedEvent parked) {
        return oneByOne.resolve(store, lease, parked);
    }

    @Override
    public boolean rollsBack() {
        return oneByOne.rollsBack();
    }

    @Override
    public Handling<T> within(Duration other) {
        return new AtOnce<>(oneByOne.within(other), whole, other);
    }

    /** Handles a whole batch and moves the checkpoint; fails with a {@link BatchFailed} when the handler fails or hangs. */
    interface Whole<T> {

        Mono<Void> advance(
                SubscriptionStore<T> store, Lease lease, Advance advance, List<RecordedEvent> events, Duration limit);
    }

    /** Tells that the handler failed, and not the store. Never leaves this class but through a store, which passes it on. */
    private static final class BatchFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BatchFailed(Throwable cause) {
            super("A batch could not be handled at once", cause, false, false);
        }
    }
}
