package com.tomriddelsdell.eventstore.deadline;

import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps deadlines until they are met, and notes of those that were met or cancelled, so that they are not scheduled anew by
 * whoever repeats himself. Shared by all processes; thread-safe.
 *
 * <p>Every publisher returned here is cold, and no method blocks. <strong>Errors</strong> of all:
 * {@link StoreUnavailableException}, after which the same call may be made again. <strong>Cancellation</strong> of all: it
 * takes place or not.
 */
public interface DeadlineStore {

    /**
     * Lets {@code deadline} wait under its key, in the place of whatever waits there. Does nothing when the last deadline of
     * the key has the same id: it waits already, or was met or cancelled.
     *
     * @return whether it waits because of this call; never empty
     */
    Mono<Boolean> schedule(Deadline deadline);

    /**
     * Takes back the deadline of a key. If somebody is about to meet it at this moment, it may take effect nevertheless.
     *
     * @return whether one waited; never empty
     */
    Mono<Boolean> cancel(DeadlineKey key);

    /**
     * Finds the deadline that waits under a key, be it due or not, failed or not.
     *
     * @return empty when none waits
     */
    Mono<Deadline> find(DeadlineKey key);

    /**
     * Claims deadlines that are due, those that have waited longest first. Until {@code lease} has passed, nobody else can.
     *
     * @param name of the deadlines
     * @param max how many at most; at least 1
     * @param lease how long the claim holds unless it ends before by {@link #settle} or {@link #postpone}; at least 1 ms
     * @return those claimed; completes when no other is due
     */
    Flux<DueDeadline> claim(String name, int max, Duration lease);

    /**
     * Notes that a deadline was met.
     *
     * @return whether the claim still held; otherwise nothing is noted, since the deadline was claimed anew, cancelled or
     *     replaced meanwhile; never empty
     */
    Mono<Boolean> settle(DueDeadline met);

    /**
     * Notes that a deadline could not be met, and ends the claim.
     *
     * @param attempt why, and after which pause it is due again
     * @return whether the claim still held; otherwise nothing is noted; never empty
     */
    Mono<Boolean> postpone(DueDeadline failed, FailedAttempt attempt);

    /**
     * How long it takes until another deadline can be claimed, as far as is known now.
     *
     * @return zero when one is due; empty when none waits
     */
    Mono<Duration> untilNext(String name);

    /** The deadlines that wait for an operator, the earliest first; completes. */
    Flux<FailedDeadline> failed(String name);

    /**
     * Has a deadline tried again that waits for an operator, at once and with all its attempts.
     *
     * @return whether there was one; never empty
     */
    Mono<Boolean> retry(DeadlineKey key);

    /**
     * Deletes the notes of deadlines that were met or cancelled a while ago. After that, whoever schedules one of them again
     * under its old id is no longer recognised.
     *
     * @param settledFor how long ago at least; not negative
     * @return how many were deleted; never empty
     */
    Mono<Long> purge(String name, Duration settledFor);
}
