package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.signal.Calls;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What operators ask and do about subscriptions, whether this process runs them or not. What is done takes effect at once
 * for what is written; other processes start what it allows within a third of a lease.
 *
 * <p><strong>Errors:</strong> {@link SubscriptionNotFoundException} from all that take a name, through the publisher;
 * {@link com.tomriddelsdell.eventstore.StoreUnavailableException}.
 *
 * @param <T> the transaction that checkpoints are kept in
 */
public final class SubscriptionControl<T> {

    private static final int PAGE = 500;

    private final EventStore events;
    private final SubscriptionStore<T> store;
    private final Calls calls;

    SubscriptionControl(EventStore events, SubscriptionStore<T> store, Calls calls) {
        this.events = events;
        this.store = store;
        this.calls = calls;
    }

    /** How every subscription is doing, by name. One query. */
    public Flux<SubscriptionStatus> status() {
        return store.status(null);
    }

    /** How a subscription is doing. One query. */
    public Mono<SubscriptionStatus> status(String subscription) {
        return store.status(requireNonNull(subscription, "subscription"))
                .singleOrEmpty()
                .switchIfEmpty(Mono.error(() -> new SubscriptionNotFoundException(subscription)));
    }

    /**
     * How long ago the first event was recorded that a subscription has not come to, by the clocks of the store and of this
     * process; zero if there is none. Whether the event concerns it is not looked at, as for {@link SubscriptionStatus#lag()}. One
     * read of one event, or none.
     */
    public Mono<Duration> delay(SubscriptionStatus status) {
        requireNonNull(status, "status");
        return Mono.just(status)
                .filter(found -> found.lag() > 0)
                .flatMap(found ->
                        events.read(LogRead.after(found.position()).limit(1)).next())
                .map(next -> Duration.between(next.recordedAt(), now()))
                .filter(Duration::isPositive)
                .defaultIfEmpty(Duration.ZERO);
    }

    /**
     * Stops a subscription everywhere: once this completes, no checkpoint moves and nothing is written in the transaction
     * of one, until it is resumed. A handler outside the transaction may still be finishing its batch; that is handled again
     * then.
     */
    public Mono<Void> pause(String subscription) {
        return store.pause(subscription).doOnSuccess(done -> calls.call());
    }

    /** Lets a subscription go on; does nothing if it is not paused. */
    public Mono<Void> resume(String subscription) {
        return store.resume(subscription).doOnSuccess(done -> calls.call());
    }

    /**
     * Lets a subscription go on after {@code to}: back, to handle events again, or forward, to skip them. What is parked up to
     * {@code to} stays parked; what is parked beyond it is met again.
     *
     * @param to {@link Position#START} for everything; {@link Position#END}, or any position beyond the end of the log, for
     *     what comes from now on
     */
    public Mono<Void> reset(String subscription, Position to) {
        return reset(subscription, to, nothing -> Mono.empty());
    }

    /** As {@link #reset(String, Position)}, in one transaction with {@code changes}, such as emptying the read model. */
    public Mono<Void> reset(String subscription, Position to, Function<T, Mono<Void>> changes) {
        return store.reset(subscription, to, changes).doOnSuccess(done -> calls.call());
    }

    /**
     * The events that are put aside, by position: those that failed, and those behind them. Read page by page as they are
     * asked for, each page as it is then; how many there are is told by {@link SubscriptionStatus#parked()}, without reading
     * them.
     */
    public Flux<ParkedEvent> parked(String subscription) {
        requireNonNull(subscription, "subscription");
        return page(subscription, Position.START)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(subscription, page.getLast().event().position()))
                .concatMapIterable(page -> page, 1);
    }

    /**
     * A page of {@link #parked(String)}. One query.
     *
     * @param after the position before the first, exclusive; {@link Position#START} for the first page
     * @param limit how many at most, at least 1; fewer only where there are no more
     */
    public Flux<ParkedEvent> parked(String subscription, Position after, int limit) {
        requireNonNull(subscription, "subscription");
        requireNonNull(after, "after");
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, but was " + limit);
        }
        return store.parked(subscription, after, limit);
    }

    /**
     * Has the first parked event of a stream tried again, and when it succeeds those behind it, in order.
     *
     * <p><strong>Errors:</strong> {@link NotParkedException} when nothing of the stream is parked.
     */
    public Mono<Void> retry(String subscription, StreamId stream) {
        return store.retry(subscription, requireNonNull(stream, "stream"))
                .filter(events -> events > 0)
                .switchIfEmpty(Mono.error(() -> new NotParkedException(subscription, "anything of " + stream)))
                .doOnNext(events -> calls.call())
                .then();
    }

    /** As {@link #retry}, for all streams; emits how many. */
    public Mono<Long> retryAll(String subscription) {
        return store.retry(subscription, null).doOnNext(events -> calls.call());
    }

    /**
     * Has a parked event tried again with another payload. The log keeps the event as it was recorded; only this
     * subscription is given the replacement.
     *
     * <p><strong>Errors:</strong> {@link NotParkedException}.
     */
    public Mono<Void> editAndRetry(String subscription, Position parked, Payload replacement) {
        return store.edit(subscription, parked, replacement).doOnSuccess(done -> calls.call());
    }

    /**
     * Gives a parked event up: it will have no effect. Those behind it are tried.
     *
     * <p><strong>Errors:</strong> {@link NotParkedException}.
     */
    public Mono<Void> discard(String subscription, Position parked) {
        return store.discard(subscription, parked).doOnSuccess(done -> calls.call());
    }

    private Mono<List<ParkedEvent>> page(String subscription, Position after) {
        return store.parked(subscription, after, PAGE).collectList();
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Schedulers.parallel().now(TimeUnit.MILLISECONDS));
    }
}
