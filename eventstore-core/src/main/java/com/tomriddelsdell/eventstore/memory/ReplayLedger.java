package com.tomriddelsdell.eventstore.memory;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.GenerationState;
import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.ReplayNotFoundException;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException.Reason;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import com.tomriddelsdell.eventstore.replay.ReplayStateException;
import com.tomriddelsdell.eventstore.replay.ReplayStep;
import com.tomriddelsdell.eventstore.replay.ReplayStore.Measure;
import com.tomriddelsdell.eventstore.replay.ReplayStore.Opening;
import com.tomriddelsdell.eventstore.replay.ReplayStore.Step;
import com.tomriddelsdell.eventstore.replay.ReplayUnderWayException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generations and replays in memory: the tables that a database would have. One thread at a time. */
final class ReplayLedger {

    private final Clock clock;
    private final List<Generation> generations = new ArrayList<>();
    private final Map<UUID, Replay> replays = new LinkedHashMap<>();

    ReplayLedger(Clock clock) {
        this.clock = clock;
    }

    List<Generation> generations() {
        return generations.stream()
                .sorted(Comparator.comparing(Generation::projection).thenComparingInt(Generation::number))
                .toList();
    }

    Optional<Generation> live(String projection) {
        return generations.stream()
                .filter(generation -> generation.projection().equals(projection))
                .filter(generation -> generation.state() == GenerationState.LIVE)
                .findFirst();
    }

    Generation requireLive(String projection) {
        return live(projection).orElseThrow(() -> noGeneration(projection, 1));
    }

    Optional<Generation> generation(String projection, int number) {
        return generations.stream()
                .filter(generation -> generation.projection().equals(projection) && generation.number() == number)
                .findFirst();
    }

    Generation begin(String projection, int number, int version, int partitions, GenerationState state) {
        var generation = new Generation(projection, number, version, partitions, state, clock.instant());
        generations.add(generation);
        return generation;
    }

    void forget(Generation generation) {
        generations.remove(generation);
    }

    void become(Generation generation, GenerationState state) {
        generations.remove(generation);
        generations.add(new Generation(
                generation.projection(),
                generation.number(),
                generation.version(),
                generation.partitions(),
                state,
                generation.createdAt()));
    }

    /** One higher than any that there ever was. */
    int nextNumber(String projection) {
        var known = generations.stream()
                .filter(generation -> generation.projection().equals(projection))
                .mapToInt(Generation::number);
        var ever = replays.values().stream()
                .filter(replay -> replay.projection().equals(projection))
                .mapToInt(Replay::generation);
        return IntStream.concat(known, ever).max().orElse(0) + 1;
    }

    void requireNoneOpen(String projection) {
        open().filter(replay -> replay.projection().equals(projection))
                .findFirst()
                .ifPresent(running -> {
                    throw new ReplayUnderWayException(running);
                });
    }

    Stream<Replay> open() {
        return replays.values().stream().filter(replay -> replay.state().isOpen());
    }

    List<Replay> newestFirst() {
        return List.copyOf(replays.values()).reversed();
    }

    Replay find(UUID id) {
        var replay = replays.get(id);
        if (replay == null) {
            throw new ReplayNotFoundException(id);
        }
        return replay;
    }

    Replay add(Opening opening, int number, int previous, ReplayState state) {
        var request = opening.request();
        var finished = state == ReplayState.REPAIRED;
        return keep(new Replay(
                opening.id(),
                request.projection(),
                number,
                previous,
                state,
                opening.scope(),
                request.after(),
                opening.head(),
                opening.total(),
                finished ? opening.head() : request.after(),
                finished ? opening.total() : 0,
                0,
                request.eventsPerSecond(),
                "",
                List.of(new ReplayStep(state, opening.by(), clock.instant(), ""))));
    }

    /** A replay that may take a step; empty if it has been taken already. */
    Optional<Replay> before(UUID id, Set<ReplayState> from, Step step) {
        var replay = find(id);
        if (from.contains(replay.state())) {
            return Optional.of(replay);
        }
        if (replay.state() == step.to()) {
            return Optional.empty();
        }
        throw new ReplayStateException(replay, step.act(), from);
    }

    Replay take(Replay replay, Step step) {
        return take(replay, step, replay.previous());
    }

    Replay take(Replay replay, Step step, int previous) {
        var steps = new ArrayList<>(replay.steps());
        steps.add(new ReplayStep(step.to(), step.by(), clock.instant(), step.note()));
        return keep(new Replay(
                replay.id(),
                replay.projection(),
                replay.generation(),
                previous,
                step.to(),
                replay.scope(),
                replay.after(),
                replay.head(),
                replay.total(),
                replay.position(),
                replay.done(),
                replay.rate(),
                replay.eventsPerSecond(),
                step.to() == ReplayState.FAILED ? step.note() : "",
                steps));
    }

    void note(UUID id, Measure measure) {
        var replay = find(id);
        if (replay.state().isOpen() && isFarther(measure, replay)) {
            keep(copy(replay, measure, replay.eventsPerSecond()));
        }
    }

    private static boolean isFarther(Measure measure, Replay replay) {
        return measure.position().compareTo(replay.position()) >= 0
                && measure.head().compareTo(replay.head()) >= 0;
    }

    Replay throttle(UUID id, int eventsPerSecond) {
        var replay = find(id);
        return keep(copy(
                replay,
                new Measure(replay.position(), replay.head(), replay.done(), replay.total(), replay.rate()),
                eventsPerSecond));
    }

    private static Replay copy(Replay replay, Measure measure, int eventsPerSecond) {
        return new Replay(
                replay.id(),
                replay.projection(),
                replay.generation(),
                replay.previous(),
                replay.state(),
                replay.scope(),
                replay.after(),
                measure.head(),
                measure.total(),
                measure.position(),
                measure.done(),
                measure.rate(),
                eventsPerSecond,
                replay.error(),
                replay.steps());
    }

    private Replay keep(Replay replay) {
        replays.put(replay.id(), replay);
        return replay;
    }

    static ReplayRefusedException noGeneration(String projection, int number) {
        return new ReplayRefusedException(
                Reason.NO_SUCH_GENERATION, "There is no generation %d of %s any more".formatted(number, projection));
    }

    /** The least of positions that are not none. */
    static Position least(Stream<Position> positions) {
        return positions.min(Position::compareTo).orElse(Position.START);
    }
}
