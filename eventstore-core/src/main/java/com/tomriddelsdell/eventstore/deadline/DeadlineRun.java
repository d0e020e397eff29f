package com.tomriddelsdell.eventstore.deadline;

import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.signal.Bell;
import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;
import reactor.util.retry.Retry;

/** One process at the deadlines of one name: claims as many as it has hands for. */
final class DeadlineRun {

    private static final Logger LOG = Loggers.getLogger(DeadlineRun.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PURGES = Duration.ofHours(1);

    private final Deadlines settings;
    private final DeadlineStore store;
    private final String name;
    private final DeadlineHandler handler;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Bell finished = new Bell();

    DeadlineRun(Deadlines settings, String name, DeadlineHandler handler) {
        this.settings = settings;
        this.store = settings.store();
        this.name = name;
        this.handler = handler;
    }

    Flux<Deadline> deadlines() {
        var met = claimed().repeat().flatMap(this::meet, settings.concurrency());
        return Flux.merge(met, purges());
    }

    private Flux<DueDeadline> claimed() {
        return finished.await(() -> underWay.get() < settings.concurrency())
                .then(Mono.defer(() -> store.claim(name, settings.concurrency() - underWay.get(), settings.lease())
                        .collectList()
                        .doOnNext(claimed -> underWay.addAndGet(claimed.size()))))
                .flatMapMany(claimed -> claimed.isEmpty() ? untilAnotherLook() : Flux.fromIterable(claimed))
                .retryWhen(waitingOut("cannot look for deadlines"));
    }

    private Flux<DueDeadline> untilAnotherLook() {
        return store.untilNext(name)
                .defaultIfEmpty(settings.interval())
                .map(this::pause)
                .flatMap(Mono::delay)
                .thenMany(Flux.empty());
    }

    /** Not none at all: one that is due and could not be claimed is being claimed by another. */
    private Duration pause(Duration untilNext) {
        if (untilNext.compareTo(settings.interval()) >= 0) {
            return settings.interval();
        }
        return untilNext.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : untilNext;
    }

    private Mono<Deadline> meet(DueDeadline due) {
        return Mono.defer(() -> handler.meet(due.deadline()))
                .timeout(settings.lease())
                .then(Mono.defer(() -> settle(due)))
                .onErrorResume(failure -> postpone(due, failure).then(Mono.empty()))
                .doFinally(end -> {
                    underWay.decrementAndGet();
                    finished.ring();
                });
    }

    /** Met, even if another has claimed it meanwhile because the lease ran out, who then meets it again. */
    private Mono<Deadline> settle(DueDeadline due) {
        return store.settle(due)
                .retryWhen(waitingOut("cannot note a deadline that was met"))
                .thenReturn(due.deadline());
    }

    private Mono<Void> postpone(DueDeadline due, Throwable failure) {
        var retries = settings.retries();
        var pause = retries.isOutage(failure) ? retries.growing(due.attempt()) : retries.pauseAfter(due.attempt());
        LOG.warn(
                "Attempt {} to meet the deadline {} failed; {}",
                due.attempt(),
                due.deadline().key(),
                pause == null ? "it waits for an operator" : "the next one is in " + pause,
                failure);
        return store.postpone(due, FailedAttempt.of(failure, pause))
                .retryWhen(waitingOut("cannot note a deadline that failed"))
                .then();
    }

    private Flux<Deadline> purges() {
        return store.purge(name, settings.memory())
                .retryWhen(waitingOut("cannot forget old deadlines"))
                .then(Mono.delay(BETWEEN_PURGES))
                .repeat()
                .ignoreElements()
                .cast(Deadline.class)
                .flux();
    }

    private Retry waitingOut(String what) {
        return Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .transientErrors(true)
                .filter(StoreUnavailableException.class::isInstance)
                .doBeforeRetry(retry -> LOG.warn(
                        "{}: {}, attempt {}: {}",
                        name,
                        what,
                        retry.totalRetriesInARow() + 1,
                        retry.failure().toString()));
    }
}
