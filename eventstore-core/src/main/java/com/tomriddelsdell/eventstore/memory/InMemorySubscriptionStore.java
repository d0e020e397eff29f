package com.tomriddelsdell.eventstore.memory;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.subscribe.Advance;
import com.tomriddelsdell.eventstore.subscribe.Assignment;
import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import com.tomriddelsdell.eventstore.subscribe.Lease;
import com.tomriddelsdell.eventstore.subscribe.Member;
import com.tomriddelsdell.eventstore.subscribe.ParkedEvent;
import com.tomriddelsdell.eventstore.subscribe.PartitionsDifferException;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionNotFoundException;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Checkpoints, leases and parked events in memory. Acts take their turn one after the other. */
final class InMemorySubscriptionStore implements SubscriptionStore<InMemoryTransaction> {

    private final Log log;
    private final Clock clock;
    private final Turns turns = new Turns();
    private final Map<String, SubscriptionState> subscriptions = new TreeMap<>();

    InMemorySubscriptionStore(Log log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Mono<Void> register(String subscription, int partitions, Position start) {
        requireNonNull(subscription, "subscription");
        requireNonNull(start, "start");
        return turns.take(() -> {
                    var state = subscriptions.computeIfAbsent(
                            subscription, name -> new SubscriptionState(name, partitions, atMostTheEnd(start), now()));
                    var existing = state.partitions().size();
                    if (existing != partitions) {
                        throw new PartitionsDifferException(subscription, existing, partitions);
                    }
                    return state;
                })
                .then();
    }

    @Override
    public Mono<Assignment> beat(Member member) {
        requireNonNull(member, "member");
        return turns.take(() -> find(member.subscription()).beat(member, now()));
    }

    @Override
    public Mono<Void> release(Lease lease) {
        requireNonNull(lease, "lease");
        return act(lease.subscription(), state -> state.release(lease));
    }

    @Override
    public Mono<Void> leave(Member member) {
        requireNonNull(member, "member");
        return act(member.subscription(), state -> state.leave(member));
    }

    @Override
    public Mono<Void> advance(Lease lease, Advance advance) {
        requireNonNull(lease, "lease");
        requireNonNull(advance, "advance");
        return advance(lease, advance, nothing -> Mono.empty());
    }

    @Override
    public Mono<Void> advance(Lease lease, Advance advance, Function<InMemoryTransaction, Mono<Void>> changes) {
        requireNonNull(lease, "lease");
        requireNonNull(advance, "advance");
        requireNonNull(changes, "changes");
        return commit(
                lease.subscription(),
                changes,
                state -> state.require(lease, advance),
                state -> state.advance(lease, advance, now()));
    }

    @Override
    public Flux<StreamId> blocked(Lease lease) {
        requireNonNull(lease, "lease");
        return look(lease.subscription(), state -> state.firsts(lease.partition()))
                .map(first -> first.event().stream());
    }

    @Override
    public Flux<ParkedEvent> due(Lease lease, int limit) {
        requireNonNull(lease, "lease");
        return look(lease.subscription(), state -> state.firsts(lease.partition()))
                .filter(this::isDue)
                .take(limit);
    }

    private boolean isDue(ParkedEvent first) {
        var retryAt = first.retryAt();
        return retryAt != null && !retryAt.isAfter(now());
    }

    @Override
    public Mono<Void> resolve(Lease lease, ParkedEvent parked, Function<InMemoryTransaction, Mono<Void>> changes) {
        requireNonNull(lease, "lease");
        requireNonNull(parked, "parked");
        requireNonNull(changes, "changes");
        return commit(
                lease.subscription(),
                changes,
                state -> {
                    state.require(lease);
                    state.requireUnchanged(parked);
                },
                state -> state.forget(parked.event().position()));
    }

    @Override
    public Mono<Void> postpone(Lease lease, ParkedEvent parked, FailedAttempt failure) {
        requireNonNull(lease, "lease");
        requireNonNull(parked, "parked");
        requireNonNull(failure, "failure");
        return act(lease.subscription(), state -> state.postpone(lease, parked, failure, now()));
    }

    @Override
    public Mono<Void> report(Lease lease, String error) {
        requireNonNull(lease, "lease");
        requireNonNull(error, "error");
        return act(lease.subscription(), state -> state.require(lease).error = error);
    }

    @Override
    public boolean isOutage(Throwable failure) {
        requireNonNull(failure, "failure");
        return false;
    }

    @Override
    public Flux<Progress> progress(String subscription) {
        requireNonNull(subscription, "subscription");
        return look(subscription, SubscriptionState::progress);
    }

    @Override
    public Flux<SubscriptionStatus> status(@Nullable String subscription) {
        return turns.take(() -> subscriptions.entrySet().stream()
                        .filter(entry -> subscription == null || entry.getKey().equals(subscription))
                        .map(entry -> entry.getValue().status(end(), now()))
                        .toList())
                .flatMapIterable(states -> states);
    }

    @Override
    public Mono<Void> pause(String subscription) {
        requireNonNull(subscription, "subscription");
        return act(subscription, SubscriptionState::pause);
    }

    @Override
    public Mono<Void> resume(String subscription) {
        requireNonNull(subscription, "subscription");
        return act(subscription, SubscriptionState::resume);
    }

    @Override
    public Mono<Void> reset(String subscription, Position to, Function<InMemoryTransaction, Mono<Void>> changes) {
        requireNonNull(subscription, "subscription");
        requireNonNull(to, "to");
        requireNonNull(changes, "changes");
        return commit(subscription, changes, state -> {}, state -> state.reset(atMostTheEnd(to), now()));
    }

    @Override
    public Flux<ParkedEvent> parked(String subscription, Position after, int limit) {
        requireNonNull(subscription, "subscription");
        requireNonNull(after, "after");
        return look(subscription, state -> state.parked(after, limit));
    }

    @Override
    public Mono<Long> retry(String subscription, @Nullable StreamId stream) {
        requireNonNull(subscription, "subscription");
        return turns.take(() -> find(subscription).retry(stream, now()));
    }

    @Override
    public Mono<Void> edit(String subscription, Position parked, Payload replacement) {
        requireNonNull(subscription, "subscription");
        requireNonNull(parked, "parked");
        requireNonNull(replacement, "replacement");
        return act(subscription, state -> state.edit(parked, replacement, now()));
    }

    @Override
    public Mono<Void> discard(String subscription, Position parked) {
        requireNonNull(subscription, "subscription");
        requireNonNull(parked, "parked");
        return act(subscription, state -> state.forget(parked));
    }

    /** The last position that every subscription has handled, or has not even parked; the end when there is none. */
    Mono<Position> handledByAll() {
        return turns.take(() -> subscriptions.values().stream()
                .map(SubscriptionState::handled)
                .min(Position::compareTo)
                .orElse(end()));
    }

    /** Does what concerns subscriptions and what is kept beside them, when its turn comes. */
    <V> Mono<V> turn(Supplier<V> act) {
        return turns.take(act);
    }

    /** In a turn: makes a subscription from the start. */
    void add(String subscription, int partitions) {
        subscriptions.put(subscription, new SubscriptionState(subscription, partitions, Position.START, now()));
    }

    /** In a turn: forgets a subscription. */
    void remove(String subscription) {
        subscriptions.remove(subscription);
    }

    /** In a turn: how one stands. */
    SubscriptionState state(String subscription) {
        return find(subscription);
    }

    /** Checks, lets changes be made, checks once more, and then makes all of them at once. */
    private Mono<Void> commit(
            String subscription,
            Function<InMemoryTransaction, Mono<Void>> changes,
            Consumer<SubscriptionState> check,
            Consumer<SubscriptionState> own) {
        return act(subscription, check).then(Mono.defer(() -> {
            var transaction = new InMemoryTransaction();
            return changes.apply(transaction).then(act(subscription, state -> {
                check.accept(state);
                own.accept(state);
                transaction.commit();
            }));
        }));
    }

    private Mono<Void> act(String subscription, Consumer<SubscriptionState> change) {
        return turns.take(() -> {
                    var state = find(subscription);
                    change.accept(state);
                    return state;
                })
                .then();
    }

    private <V> Flux<V> look(String subscription, Function<SubscriptionState, List<V>> view) {
        return turns.take(() -> view.apply(find(subscription))).flatMapIterable(found -> found);
    }

    private SubscriptionState find(String subscription) {
        var state = subscriptions.get(subscription);
        if (state == null) {
            throw new SubscriptionNotFoundException(subscription);
        }
        return state;
    }

    private Position atMostTheEnd(Position position) {
        return position.compareTo(end()) < 0 ? position : end();
    }

    private Position end() {
        return Position.of(log.events().size());
    }

    private Instant now() {
        return clock.instant();
    }
}
