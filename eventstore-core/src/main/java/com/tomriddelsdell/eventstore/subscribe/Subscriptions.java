package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.signal.Bell;
import com.tomriddelsdell.eventstore.signal.Calls;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs subscriptions: each one's partitions are shared out between all processes that run it, with the same name on the
 * same log. It subscribes to nothing itself: the caller owns every lifecycle.
 *
 * <pre>{@code
 * var subscriptions = Subscriptions.of(store, store.subscriptions());
 * subscriptions.run(Subscription.projecting("inbox", projection)).subscribe();
 * }</pre>
 *
 * @param <T> the transaction that checkpoints are kept in
 */
public final class Subscriptions<T> {

    /** How long a lease lasts unless said otherwise. */
    public static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration SHORTEST_LEASE = Duration.ofMillis(300);
    private static final Duration FIRST_LOOK = Duration.ofMillis(5);
    private static final Duration LONGEST_LOOK = Duration.ofMillis(200);

    private final EventStore events;
    private final SubscriptionStore<T> store;
    private final String memberName;
    private final Duration lease;
    private final Calls calls = new Calls();
    private final Calls moves = new Calls();
    private final Set<Membership<T>> memberships = ConcurrentHashMap.newKeySet();
    private final Bell departures = new Bell();

    private Subscriptions(EventStore events, SubscriptionStore<T> store, String memberName, Duration lease) {
        this.events = requireNonNull(events, "events");
        this.store = requireNonNull(store, "store");
        this.memberName = requireNonNull(memberName, "memberName");
        this.lease = requireNonNull(lease, "lease");
    }

    /** Subscriptions to the events of a log, whose checkpoints are kept in {@code store}. */
    public static <T> Subscriptions<T> of(EventStore events, SubscriptionStore<T> store) {
        return new Subscriptions<>(
                events, store, "pid " + ProcessHandle.current().pid(), LEASE);
    }

    /** What operators call this process; its process id unless said otherwise. */
    public Subscriptions<T> as(String memberName) {
        return new Subscriptions<>(events, store, memberName, lease);
    }

    /**
     * How long after its last sign of life a process counts as dead, and its partitions go to others; {@link #LEASE} unless
     * said otherwise. It gives a sign every third of that.
     *
     * @param duration at least 300 ms
     */
    public Subscriptions<T> leasing(Duration duration) {
        if (duration.compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException(
                    "a lease must last at least %s, but was %s".formatted(SHORTEST_LEASE, duration));
        }
        return new Subscriptions<>(events, store, memberName, duration);
    }

    /**
     * Joins {@code subscription}, making it if it never ran, and runs the partitions that fall to this process, after their
     * checkpoints.
     *
     * <p><strong>Ordering:</strong> the events of a stream are handled in order, one at a time, by whichever process; one that
     * cannot be handled holds up its stream only ({@link RetryPolicy}).
     *
     * <p><strong>Backpressure:</strong> a partition goes no further than its progress is requested.
     *
     * <p><strong>Errors:</strong> outages are waited out; {@link PartitionsDifferException}, or a failure that waiting cannot
     * cure.
     *
     * <p><strong>Cancellation:</strong> what is under way is rolled back, and the partitions are given up at once. Whoever then
     * closes the store waits for {@link #left()} first.
     *
     * @return the checkpoint of a partition each time it has moved; never completes
     */
    public Flux<Progress> run(Subscription<T> subscription) {
        return store.register(subscription.name(), subscription.partitions(), subscription.start())
                .thenMany(take(subscription));
    }

    /**
     * As {@link #run}, but makes no subscription: for those that are made and removed together with what they feed.
     *
     * <p><strong>Errors:</strong> also {@link SubscriptionNotFoundException} if there is none, or as soon as it is gone.
     */
    public Flux<Progress> runExisting(Subscription<T> subscription) {
        return store.progress(subscription.name())
                .switchIfEmpty(Mono.error(() -> new SubscriptionNotFoundException(subscription.name())))
                .thenMany(take(subscription));
    }

    private Flux<Progress> take(Subscription<T> subscription) {
        return Flux.usingWhen(
                Mono.fromSupplier(() -> join(subscription)),
                Membership::run,
                this::leave,
                (membership, failure) -> leave(membership),
                this::leave);
    }

    /**
     * Completes when a subscription has handled everything up to {@code position}, in whichever process: read your own
     * writes, by waiting for the position that an append has returned.
     *
     * <p>An event that was parked has been passed, so this completes although it has no effect yet; so have the events of its
     * stream that are parked behind it. Whoever must know looks at {@link SubscriptionControl#parked}.
     *
     * <p><strong>Errors:</strong> {@link NotCaughtUpException} after {@code timeout}; {@link SubscriptionNotFoundException}.
     */
    public Mono<Void> await(String subscription, Position position, Duration timeout) {
        requireNonNull(subscription, "subscription");
        requireNonNull(position, "position");
        requireNonNull(timeout, "timeout");
        return Mono.defer(() -> {
            var last = new AtomicReference<>(new Progress(subscription, 0, Position.START));
            return look(subscription, position, FIRST_LOOK)
                    .expand(look -> pauseAfter(look).then(look(subscription, position, longer(look.pause()))))
                    .doOnNext(look -> last.set(look.behind()))
                    .then()
                    .timeout(timeout, Mono.error(() -> new NotCaughtUpException(position, last.get(), timeout)));
        });
    }

    /** What operators may ask and do. */
    public SubscriptionControl<T> control() {
        return new SubscriptionControl<>(events, store, calls);
    }

    /** How far the partitions have come that this process runs now. Asks nobody. */
    public List<Progress> running() {
        return memberships.stream()
                .flatMap(membership -> membership.progress().stream())
                .toList();
    }

    /** Completes once nothing runs here any more, and every run that was cancelled has given its partitions up. */
    public Mono<Void> left() {
        return departures.await(memberships::isEmpty);
    }

    private Membership<T> join(Subscription<T> subscription) {
        var member = new Member(subscription.name(), EventIds.next(), memberName, lease);
        var membership = new Membership<>(subscription, events, store, member, calls, moves);
        memberships.add(membership);
        return membership;
    }

    private Mono<Void> leave(Membership<T> membership) {
        return membership.leave().doFinally(end -> {
            memberships.remove(membership);
            departures.ring();
        });
    }

    /** Emits the partition that is farthest behind {@code position}; nothing when none is. */
    private Mono<Look> look(String subscription, Position position, Duration pause) {
        return Mono.defer(() -> {
            var heard = moves.made();
            return store.progress(subscription)
                    .switchIfEmpty(Mono.error(() -> new SubscriptionNotFoundException(subscription)))
                    .map(this::orAsRunHere)
                    .reduce((one, other) -> one.position().compareTo(other.position()) <= 0 ? one : other)
                    .filter(behind -> behind.position().compareTo(position) < 0)
                    .map(behind -> new Look(heard, behind, pause));
        });
    }

    /** What this process knows is newer than what is written down. */
    private Progress orAsRunHere(Progress written) {
        return running().stream()
                .filter(here -> here.subscription().equals(written.subscription())
                        && here.partition() == written.partition()
                        && here.position().compareTo(written.position()) > 0)
                .findFirst()
                .orElse(written);
    }

    private Mono<Void> pauseAfter(Look look) {
        return Mono.firstWithSignal(
                moves.after(look.heard()), Mono.delay(look.pause()).then());
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_LOOK) < 0 ? doubled : LONGEST_LOOK;
    }

    /** A look at who is behind, and how long to wait for the next. */
    private record Look(long heard, Progress behind, Duration pause) {}
}
