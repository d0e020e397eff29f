package com.tomriddelsdell.eventstore.deadline;

import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Fails instead of doing what it is asked, as long as there is a failure. */
record FailingDeadlines(DeadlineStore sound, Supplier<@Nullable Throwable> failure) implements DeadlineStore {

    @Override
    public Mono<Boolean> schedule(Deadline deadline) {
        return unless(sound.schedule(deadline));
    }

    @Override
    public Mono<Boolean> cancel(DeadlineKey key) {
        return unless(sound.cancel(key));
    }

    @Override
    public Mono<Deadline> find(DeadlineKey key) {
        return unless(sound.find(key));
    }

    @Override
    public Flux<DueDeadline> claim(String name, int max, Duration lease) {
        return unless(sound.claim(name, max, lease).collectList()).flatMapIterable(all -> all);
    }

    @Override
    public Mono<Boolean> settle(DueDeadline met) {
        return unless(sound.settle(met));
    }

    @Override
    public Mono<Boolean> postpone(DueDeadline failed, FailedAttempt attempt) {
        return unless(sound.postpone(failed, attempt));
    }

    @Override
    public Mono<Duration> untilNext(String name) {
        return unless(sound.untilNext(name));
    }

    @Override
    public Flux<FailedDeadline> failed(String name) {
        return unless(sound.failed(name).collectList()).flatMapIterable(all -> all);
    }

    @Override
    public Mono<Boolean> retry(DeadlineKey key) {
        return unless(sound.retry(key));
    }

    @Override
    public Mono<Long> purge(String name, Duration settledFor) {
        return unless(sound.purge(name, settledFor));
    }

    private <T> Mono<T> unless(Mono<T> sound) {
        return Mono.defer(() -> {
            var current = failure.get();
            return current == null ? sound : Mono.error(current);
        });
    }
}
