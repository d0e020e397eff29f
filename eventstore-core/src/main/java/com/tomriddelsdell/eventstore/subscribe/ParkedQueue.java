package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.StreamId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The parked events of one partition, as its owner sees them. A stream that has any is blocked: what comes later parks
 * behind them. Only the owner adds to them; an operator may take some away at any time, which the next look shows.
 */
final class ParkedQueue<T> {

    private static final int STREAMS_AT_A_TIME = 100;
    private static final int ROUNDS_A_LOOK = 20;

    private final Subscription<T> subscription;
    private final SubscriptionStore<T> store;
    private final Lease lease;
    private Set<StreamId> blocked = Set.of();

    ParkedQueue(Subscription<T> subscription, SubscriptionStore<T> store, Lease lease) {
        this.subscription = subscription;
        this.store = store;
        this.lease = lease;
    }

    Mono<Void> load() {
        return store.blocked(lease)
                .collectList()
                .doOnNext(streams -> blocked = new HashSet<>(streams))
                .then();
    }

    boolean blocks(StreamId stream) {
        return blocked.contains(stream);
    }

    void added(List<Parking> parkings) {
        parkings.forEach(parking -> blocked.add(parking.event().stream()));
    }

    /** What to note about a failure that was the last of so many. */
    FailedAttempt failed(Throwable failure, int failures) {
        return FailedAttempt.of(cause(failure), subscription.retries().pauseAfter(failures));
    }

    boolean isOutage(Throwable failure) {
        var cause = cause(failure);
        return subscription.retries().isOutage(cause) || store.isOutage(cause);
    }

    /** Tries the events that are due, each stream's in order, and goes on while that succeeds, for a while. */
    Mono<Void> retry(BooleanSupplier stopping) {
        return Mono.defer(() -> blocked.isEmpty()
                ? Mono.empty()
                : round().repeat(ROUNDS_A_LOOK)
                        .takeWhile(resolved -> resolved > 0 && !stopping.getAsBoolean())
                        .then(load()));
    }

    private Mono<Long> round() {
        return store.due(lease, STREAMS_AT_A_TIME)
                .collectList()
                .flatMap(due -> Flux.fromIterable(due)
                        .concatMap(this::retry)
                        .filter(resolved -> resolved)
                        .count());
    }

    private Mono<Boolean> retry(ParkedEvent parked) {
        return subscription
                .handling()
                .resolve(store, lease, parked)
                .thenReturn(true)
                .onErrorResume(NotParkedException.class, changed -> Mono.just(false))
                .onErrorResume(
                        this::isFault,
                        failure -> store.postpone(lease, parked, failed(failure, parked.attempts() + 1))
                                .thenReturn(false));
    }

    private boolean isFault(Throwable failure) {
        return !(failure instanceof PartitionLostException) && !isOutage(failure);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof HandlingFailed failed && failed.getCause() != null ? failed.getCause() : failure;
    }
}
