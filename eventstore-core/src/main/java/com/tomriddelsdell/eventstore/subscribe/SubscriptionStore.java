package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where checkpoints, leases and parked events are kept: for those who write stores. Everybody else uses
 * {@link Subscriptions}.
 *
 * <p>Time is the store's own, never that of the members. All that is written under a lease is written only while the
 * partition's owner epoch is that of the lease, else it fails with a {@link PartitionLostException} and nothing is
 * written; a lease that has run out stays good until somebody takes the partition over.
 *
 * <p><strong>Errors:</strong> {@link StoreUnavailableException} from each of them; {@link SubscriptionNotFoundException}
 * from those that take a name.
 *
 * @param <T> the transaction that handlers may write in
 */
public interface SubscriptionStore<T> {

    /**
     * Makes a subscription of {@code partitions} partitions after {@code start}, or after the end of the log if that comes
     * before; does nothing if it exists.
     *
     * <p><strong>Errors:</strong> {@link PartitionsDifferException}.
     */
    Mono<Void> register(String subscription, int partitions, Position start);

    /**
     * Tells that {@code member} lives, and gives it partitions that nobody holds, up to its share: members that joined
     * earlier have one more where they do not divide evenly. A partition that is given raises its owner epoch.
     */
    Mono<Assignment> beat(Member member);

    /** Gives a partition up; does nothing if it is not held under {@code lease} any more. */
    Mono<Void> release(Lease lease);

    /** Gives all partitions of {@code member} up and forgets it. */
    Mono<Void> leave(Member member);

    /** Moves a checkpoint and parks, in one transaction. */
    Mono<Void> advance(Lease lease, Advance advance);

    /**
     * As {@link #advance(Lease, Advance)}, in one transaction with {@code changes}. The epoch is checked before, and once more
     * after they are made, so that no other owner ever waits for them.
     *
     * <p><strong>Errors:</strong> what {@code changes} signals is passed on as it is.
     */
    Mono<Void> advance(Lease lease, Advance advance, Function<T, Mono<Void>> changes);

    /** The streams that have parked events in the partition. */
    Flux<StreamId> blocked(Lease lease);

    /** Events that are the first of their streams' parked ones and may be tried now, at most {@code limit}. */
    Flux<ParkedEvent> due(Lease lease, int limit);

    /**
     * Makes {@code changes} and forgets that {@code parked} was, in one transaction.
     *
     * <p><strong>Errors:</strong> {@link NotParkedException} when an operator has discarded or changed it meanwhile; nothing
     * is written then. What {@code changes} signals is passed on as it is.
     */
    Mono<Void> resolve(Lease lease, ParkedEvent parked, Function<T, Mono<Void>> changes);

    /** Notes that {@code parked} has failed once more; does nothing if an operator has changed it meanwhile. */
    Mono<Void> postpone(Lease lease, ParkedEvent parked, FailedAttempt failure);

    /** Notes why a partition does not move on. */
    Mono<Void> report(Lease lease, String error);

    /** Whether {@code failure}, signalled by changes, is the database's in passing, and not that of an event. */
    boolean isOutage(Throwable failure);

    /** How far each partition has come, by partition. Cheap. */
    Flux<Progress> progress(String subscription);

    /**
     * How one subscription is doing, or all of them.
     *
     * @param subscription null for all, by name
     * @return empty if there is none
     */
    Flux<SubscriptionStatus> status(@Nullable String subscription);

    /** Takes all partitions from their owners, and gives out none until resumed. */
    Mono<Void> pause(String subscription);

    /** Gives partitions out again. */
    Mono<Void> resume(String subscription);

    /**
     * Takes all partitions from their owners, sets their checkpoints to {@code to}, or the end of the log if that comes
     * before, and forgets what is parked beyond it, in one transaction with {@code changes}.
     */
    Mono<Void> reset(String subscription, Position to, Function<T, Mono<Void>> changes);

    /**
     * A page of what is parked, by position.
     *
     * @param after the position before the first, exclusive; {@link Position#START} for the first page
     * @param limit how many at most, at least 1; fewer only where there are no more
     */
    Flux<ParkedEvent> parked(String subscription, Position after, int limit);

    /**
     * Lets the first parked event of a stream be tried at once, and afresh as often as the policy says.
     *
     * @param stream null for all streams
     * @return how many events; 0 if nothing is parked
     */
    Mono<Long> retry(String subscription, @Nullable StreamId stream);

    /** Replaces the payload of a parked event and lets it be tried. <strong>Errors:</strong> {@link NotParkedException}. */
    Mono<Void> edit(String subscription, Position parked, Payload replacement);

    /** Forgets a parked event. <strong>Errors:</strong> {@link NotParkedException}. */
    Mono<Void> discard(String subscription, Position parked);
}
