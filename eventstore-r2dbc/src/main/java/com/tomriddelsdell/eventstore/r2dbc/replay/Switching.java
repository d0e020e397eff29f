package com.tomriddelsdell.eventstore.r2dbc.replay;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.GenerationBehindException;
import com.tomriddelsdell.eventstore.replay.GenerationState;
import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException.Reason;
import com.tomriddelsdell.eventstore.replay.ReplayStore.Step;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Switches readers within a transaction. The generation that they see is held where it is while the other one catches up with
 * it: whatever was seen before is there afterwards.
 */
final class Switching {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    /** Two seconds: the batch under way, those read ahead, and the next. */
    private static final int LOOKS = 200;

    /** Those who read for longer make the switch fail, and nobody wait behind it. */
    private static final Sql LIMIT_WAITING = new Sql("SELECT set_config('lock_timeout', '3s', true)");

    private final ReplayRows replays;
    private final GenerationRows generations;

    Switching(ReplayRows replays, GenerationRows generations) {
        this.replays = replays;
        this.generations = generations;
    }

    Mono<Replay> publish(
            Connection connection,
            Replay replay,
            Step step,
            @Nullable Integer live,
            int number,
            Mono<Void> publication) {
        return LIMIT_WAITING
                .select(connection, row -> true)
                .then(Mono.defer(() -> generations.lock(connection, replay.projection())))
                .flatMap(copies -> {
                    var next = copies.number(number);
                    var current = copies.live();
                    requireOther(current, number, live);
                    return requireNothingParked(connection, next)
                            .then(Mono.defer(() -> meet(connection, current, next)))
                            .then(publication)
                            .then(Mono.defer(() -> generations.become(connection, current, GenerationState.STANDBY)))
                            .then(Mono.defer(() -> generations.become(connection, next, GenerationState.LIVE)))
                            .then(Mono.defer(() -> replays.take(
                                    connection,
                                    replay,
                                    step,
                                    number == replay.generation() ? current.number() : number)));
                });
    }

    private static void requireOther(Generation current, int number, @Nullable Integer live) {
        if (current.number() == number || (live != null && current.number() != live)) {
            throw new ReplayRefusedException(
                    Reason.NO_SUCH_GENERATION,
                    "Readers of %s see generation %d now: another replay has been switched to"
                            .formatted(current.projection(), current.number()));
        }
    }

    private Mono<Void> requireNothingParked(Connection connection, Generation next) {
        return generations
                .parked(connection, next)
                .filter(parked -> parked > 0)
                .flatMap(parked -> Mono.error(new ReplayRefusedException(
                        Reason.EVENTS_PARKED,
                        "%d events of %s are parked, and readers would miss them: retry or discard them first"
                                .formatted(parked, next.subscription()))));
    }

    private Mono<Void> meet(Connection connection, Generation current, Generation next) {
        return generations.hold(connection, current).flatMap(held -> {
            var needed = held.stream()
                    .map(Progress::position)
                    .max(Comparator.naturalOrder())
                    .orElse(Position.START);
            return Mono.defer(() -> reached(connection, next))
                    .filter(reached -> reached.compareTo(needed) >= 0)
                    .repeatWhenEmpty(LOOKS, looks -> looks.delayElements(BETWEEN_LOOKS))
                    .onErrorResume(
                            IllegalStateException.class,
                            exhausted -> reached(connection, next)
                                    .flatMap(reached -> Mono.error(
                                            new GenerationBehindException(next.subscription(), reached, needed))))
                    .then();
        });
    }

    private Mono<Position> reached(Connection connection, Generation generation) {
        return generations
                .progress(connection, generation)
                .map(partitions -> partitions.stream()
                        .map(Progress::position)
                        .min(Comparator.naturalOrder())
                        .orElse(Position.START));
    }

    /** What is dropped first waits for those who write to it, who wait for nothing of this transaction then. */
    Mono<Replay> retire(Connection connection, Replay replay, Step step, int number, Mono<Void> drop) {
        return LIMIT_WAITING
                .select(connection, row -> true)
                .then(Mono.defer(() -> generations.lock(connection, replay.projection())))
                .flatMap(copies -> {
                    if (!copies.has(number)) {
                        return Mono.just(replay);
                    }
                    var generation = copies.number(number);
                    if (generation.state() == GenerationState.LIVE) {
                        return Mono.error(new ReplayRefusedException(
                                Reason.NO_SUCH_GENERATION,
                                "Generation %d of %s is the one that readers see"
                                        .formatted(number, replay.projection())));
                    }
                    return drop.then(Mono.defer(() -> generations.forget(connection, generation)))
                            .then(Mono.defer(() -> replays.take(connection, replay, step, replay.previous())));
                });
    }
}
