package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.signal.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;

/** One member's part in a subscription: it shows that it lives, and runs the partitions that it is given. */
final class Membership<T> {

    private static final Logger LOG = Loggers.getLogger(Membership.class);

    private static final int BEATS_A_LEASE = 3;
    private static final int LOOKS_A_LEASE = 30;

    private final Subscription<T> subscription;
    private final EventStore events;
    private final SubscriptionStore<T> store;
    private final Member member;
    private final Calls calls;
    private final Calls moves;
    private final Map<Integer, PartitionRun<T>> runs = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> failures = new ConcurrentHashMap<>();

    /** The end of the last sign of life that was begun. */
    private volatile Mono<Void> beaten = Mono.empty();

    Membership(
            Subscription<T> subscription,
            EventStore events,
            SubscriptionStore<T> store,
            Member member,
            Calls calls,
            Calls moves) {
        this.subscription = subscription;
        this.events = events;
        this.store = store;
        this.member = member;
        this.calls = calls;
        this.moves = moves;
    }

    Flux<Progress> run() {
        return beat().expand(beat -> pauseAfter(beat).then(beat()))
                .concatMapIterable(this::adopt)
                .flatMap(this::work, Integer.MAX_VALUE, 1);
    }

    /** Gives everything up, also what a sign of life is still given. What cannot be told to the store ends with the lease. */
    Mono<Void> leave() {
        return Mono.defer(() -> beaten.then(store.leave(member)))
                .onErrorResume(failure -> Mono.fromRunnable(
                        () -> LOG.warn("{} could not leave {}: its lease will run out", member, subscription.name())))
                .doFinally(end -> calls.call());
    }

    List<Progress> progress() {
        return runs.values().stream().map(PartitionRun::progress).toList();
    }

    private Mono<Beat> beat() {
        return Mono.defer(() -> {
            var heard = calls.made();
            // It goes on though nobody waits for it any more: a store could obey it after it was told to leave.
            var answer = store.beat(member).cache();
            beaten = answer.then().onErrorComplete();
            return answer.map(assignment -> new Beat(heard, assignment))
                    .onErrorResume(StoreUnavailableException.class, failure -> {
                        LOG.warn("{} cannot renew its lease: {}", member, failure.getMessage());
                        return Mono.just(new Beat(heard, null));
                    });
        });
    }

    private Mono<Void> pauseAfter(Beat beat) {
        return Mono.firstWithSignal(
                calls.after(beat.heard()),
                Mono.delay(beat.pause(member.lease())).then());
    }

    /** Ends what is no longer this member's to run, and tells what is now. */
    private List<PartitionRun<T>> adopt(Beat beat) {
        var assignment = beat.assignment();
        if (assignment == null) {
            return List.of();
        }
        var leases = assignment.leases();
        runs.values().stream()
                .filter(run -> leases.stream().noneMatch(run.lease()::isSameAs))
                .forEach(PartitionRun::lose);
        var adopted = new ArrayList<PartitionRun<T>>();
        for (var lease : leases) {
            var current = runs.get(lease.partition());
            if (current == null || !current.lease().isSameAs(lease)) {
                var run = new PartitionRun<>(subscription, events, store, lease, calls, moves);
                runs.put(lease.partition(), run);
                adopted.add(run);
            }
        }
        leases.stream().skip(assignment.share()).forEach(surplus -> stop(surplus.partition()));
        return adopted;
    }

    private void stop(int partition) {
        var run = runs.get(partition);
        if (run != null) {
            run.stop();
        }
    }

    private Flux<Progress> work(PartitionRun<T> run) {
        return run.run()
                .doOnNext(progress -> failures.remove(progress.partition()))
                .concatWith(Flux.defer(
                        () -> run.isStopping() ? store.release(run.lease()).thenMany(Flux.empty()) : Flux.empty()))
                .onErrorResume(failure -> recover(run, failure).thenMany(Flux.empty()))
                .takeUntilOther(run.lost())
                .doFinally(end -> {
                    runs.remove(run.lease().partition(), run);
                    calls.call();
                });
    }

    /** Waits a while, before the next beat starts the partition over from its checkpoint. */
    private Mono<Void> recover(PartitionRun<T> run, Throwable failure) {
        var lease = run.lease();
        var count = failures.merge(lease.partition(), 1, Integer::sum);
        var pause = subscription.retries().growing(count);
        var cause = failure instanceof HandlingFailed failed && failed.getCause() != null ? failed.getCause() : failure;
        LOG.warn(
                "Partition {} of {} goes on after its checkpoint in {} ms: {}",
                lease.partition(),
                subscription.name(),
                pause.toMillis(),
                cause.toString());
        return (failure instanceof PartitionLostException
                        ? Mono.<Void>empty()
                        : store.report(lease, FailedAttempt.describe(cause)).onErrorComplete())
                .then(Mono.delay(pause))
                .then();
    }

    /** A sign of life, and the answer; null if there was none. */
    private record Beat(long heard, @Nullable Assignment assignment) {

        /** How long until the next: soon when something may be had soon. */
        Duration pause(Duration lease) {
            var soon = lease.dividedBy(LOOKS_A_LEASE);
            if (assignment == null || !assignment.isSettled()) {
                return soon;
            }
            var usual = lease.dividedBy(BEATS_A_LEASE);
            var expiry = assignment.nextExpiry();
            if (expiry == null || expiry.compareTo(usual) >= 0) {
                return usual;
            }
            return expiry.compareTo(soon) > 0 ? expiry : soon;
        }
    }
}
