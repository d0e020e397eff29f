package com.tomriddelsdell.eventstore.memory;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.deadline.Deadline;
import com.tomriddelsdell.eventstore.deadline.DeadlineKey;
import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import com.tomriddelsdell.eventstore.deadline.DueDeadline;
import com.tomriddelsdell.eventstore.deadline.FailedDeadline;
import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deadlines in memory. Of each key the last is kept, whatever has become of it. */
final class InMemoryDeadlineStore implements DeadlineStore {

    private final Map<DeadlineKey, Kept> deadlines = new ConcurrentHashMap<>();
    private final Clock clock;

    InMemoryDeadlineStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> schedule(Deadline deadline) {
        requireNonNull(deadline, "deadline");
        return Mono.fromSupplier(() -> {
            var scheduled = new boolean[1];
            deadlines.compute(deadline.key(), (key, last) -> {
                scheduled[0] = last == null || !last.deadline.id().equals(deadline.id());
                return scheduled[0] ? Kept.waiting(deadline) : last;
            });
            return scheduled[0];
        });
    }

    @Override
    public Mono<Boolean> cancel(DeadlineKey key) {
        return change(requireNonNull(key, "key"), (kept, now) -> kept.isSettled() ? null : kept.settled(now));
    }

    @Override
    public Mono<Deadline> find(DeadlineKey key) {
        requireNonNull(key, "key");
        return Mono.fromSupplier(() -> deadlines.get(key))
                .filter(kept -> !kept.isSettled())
                .map(Kept::deadline);
    }

    @Override
    public Flux<DueDeadline> claim(String name, int max, Duration lease) {
        DeadlineKey.requireName(name);
        requirePositive("max", max);
        requirePositive("lease", requireNonNull(lease, "lease").toMillis());
        return Flux.defer(() -> {
            var now = clock.instant();
            return Flux.fromStream(waiting(name)
                    .filter(kept -> kept.isDue(now))
                    .map(kept -> claim(kept.deadline().key(), now, lease))
                    .filter(Objects::nonNull)
                    .limit(max)
                    .toList()
                    .stream());
        });
    }

    private @Nullable DueDeadline claim(DeadlineKey key, Instant now, Duration lease) {
        var claim = EventIds.next();
        var kept = deadlines.computeIfPresent(
                key, (same, current) -> current.isDue(now) ? current.claimed(claim, now.plus(lease)) : current);
        return kept == null || !claim.equals(kept.claim) ? null : new DueDeadline(kept.deadline, kept.attempts, claim);
    }

    @Override
    public Mono<Boolean> settle(DueDeadline met) {
        return end(requireNonNull(met, "met"), Kept::settled);
    }

    @Override
    public Mono<Boolean> postpone(DueDeadline failed, FailedAttempt attempt) {
        requireNonNull(failed, "failed");
        requireNonNull(attempt, "attempt");
        return end(failed, (kept, now) -> {
            var pause = attempt.pause();
            return kept.failed(attempt.error(), pause == null ? null : now.plus(pause));
        });
    }

    private Mono<Boolean> end(DueDeadline claimed, BiFunction<Kept, Instant, Kept> end) {
        return change(
                claimed.deadline().key(),
                (kept, now) -> claimed.claim().equals(kept.claim) ? end.apply(kept, now) : null);
    }

    @Override
    public Mono<Duration> untilNext(String name) {
        DeadlineKey.requireName(name);
        return Mono.fromSupplier(() -> waiting(name).findFirst().map(Kept::next).orElse(null))
                .map(next -> Duration.between(clock.instant(), next))
                .map(next -> next.isNegative() ? Duration.ZERO : next);
    }

    @Override
    public Flux<FailedDeadline> failed(String name) {
        DeadlineKey.requireName(name);
        return Flux.defer(() -> Flux.fromStream(named(name)
                .filter(Kept::awaitsOperator)
                .sorted(Comparator.comparing(kept -> kept.deadline.due()))
                .map(kept -> new FailedDeadline(kept.deadline, kept.attempts, requireNonNull(kept.error)))
                .toList()
                .stream()));
    }

    @Override
    public Mono<Boolean> retry(DeadlineKey key) {
        return change(requireNonNull(key, "key"), (kept, now) -> kept.awaitsOperator() ? kept.retriedAt(now) : null);
    }

    @Override
    public Mono<Long> purge(String name, Duration settledFor) {
        DeadlineKey.requireName(name);
        if (requireNonNull(settledFor, "settledFor").isNegative()) {
            throw new IllegalArgumentException("settledFor must not be negative, but was " + settledFor);
        }
        return Mono.fromSupplier(() -> {
            var before = clock.instant().minus(settledFor);
            return named(name)
                    .filter(kept -> kept.settledAt != null && !kept.settledAt.isAfter(before))
                    .filter(kept -> deadlines.remove(kept.deadline.key(), kept))
                    .count();
        });
    }

    private Stream<Kept> named(String name) {
        return deadlines.values().stream()
                .filter(kept -> kept.deadline.key().name().equals(name));
    }

    /** Those that can be claimed now or later, in this order. */
    private Stream<Kept> waiting(String name) {
        return named(name).filter(kept -> kept.nextAt != null).sorted(Comparator.comparing(Kept::next));
    }

    private Mono<Boolean> change(DeadlineKey key, BiFunction<Kept, Instant, @Nullable Kept> change) {
        return Mono.fromSupplier(() -> {
            var changed = new boolean[1];
            deadlines.computeIfPresent(key, (same, kept) -> {
                var next = change.apply(kept, clock.instant());
                changed[0] = next != null;
                return next == null ? kept : next;
            });
            return changed[0];
        });
    }

    private static void requirePositive(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s must be at least 1, but was %d".formatted(what, value));
        }
    }

    /**
     * @param nextAt when it can be claimed; null when it is settled or waits for an operator
     * @param settledAt when it was met or cancelled; null when it waits
     */
    private record Kept(
            Deadline deadline,
            int attempts,
            @Nullable UUID claim,
            @Nullable Instant nextAt,
            @Nullable String error,
            @Nullable Instant settledAt) {

        static Kept waiting(Deadline deadline) {
            return new Kept(deadline, 0, null, deadline.due(), null, null);
        }

        Instant next() {
            return requireNonNull(nextAt);
        }

        boolean isDue(Instant now) {
            return nextAt != null && !nextAt.isAfter(now);
        }

        boolean isSettled() {
            return settledAt != null;
        }

        boolean awaitsOperator() {
            return nextAt == null && settledAt == null;
        }

        Kept claimed(UUID claim, Instant until) {
            return new Kept(deadline, attempts + 1, claim, until, error, null);
        }

        Kept settled(Instant now) {
            return new Kept(deadline, attempts, null, null, error, now);
        }

        Kept failed(String error, @Nullable Instant nextAt) {
            return new Kept(deadline, attempts, null, nextAt, error, null);
        }

        Kept retriedAt(Instant now) {
            return new Kept(deadline, 0, null, now, error, null);
        }
    }
}
