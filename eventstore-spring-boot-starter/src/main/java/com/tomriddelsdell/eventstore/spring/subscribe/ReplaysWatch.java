package com.tomriddelsdell.eventstore.spring.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.GenerationState;
import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.Replays;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Knows which generations are read and how the newest replay of each projection is doing, without asking for it: it looks at an
 * interval, with one query for all generations and one for each projection. What could not be asked is not known until the
 * next look. Where there is no projection it never looks.
 */
public final class ReplaysWatch extends Watch<ReplaysWatch.Look> {

    private final Replays<?> replays;

    /** Looks once each {@code interval}. */
    public ReplaysWatch(Replays<?> replays, Duration interval) {
        super(interval, all(requireNonNull(replays, "replays")), new Look(Map.of(), Map.of()));
        this.replays = replays;
    }

    /** The generation of a projection that readers saw when it was last looked; empty while that is not known. Asks nobody. */
    public Optional<Generation> read(String projection) {
        return Optional.ofNullable(known().read().get(requireNonNull(projection, "projection")));
    }

    /** The newest replay of a projection, as of the last look; empty if there is none or it is not known. Asks nobody. */
    public Optional<Replay> newest(String projection) {
        return Optional.ofNullable(known().newest().get(requireNonNull(projection, "projection")));
    }

    @Override
    public void start() {
        if (!replays.projections().isEmpty()) {
            super.start();
        }
    }

    private static Mono<Look> all(Replays<?> replays) {
        return Mono.defer(() -> Mono.zip(
                replays.generations()
                        .filter(generation -> generation.state() == GenerationState.LIVE)
                        .collectMap(Generation::projection),
                replays.newest().collectMap(Replay::projection),
                Look::new));
    }

    /** What was seen, by projection. */
    record Look(Map<String, Generation> read, Map<String, Replay> newest) {}
}
