package com.tomriddelsdell.eventstore.spring.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.GenerationState;
import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.Replays;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Knows which generations are read and how the newest replay of each projection is doing, without asking for it: it looks at an
 * interval, with one query for all generations and one for each projection. What could not be asked is not known until the
 * next look. Where there is no projection it never looks.
 */
public final class ReplaysWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReplaysWatch.class);

    private final Replays<?> replays;
    private final Duration interval;
    private final Disposable.Swap run = Disposables.swap();
    private volatile Look known = Look.NOTHING;

    /** Looks once each {@code interval}. */
    public ReplaysWatch(Replays<?> replays, Duration interval) {
        this.replays = requireNonNull(replays, "replays");
        this.interval = requireNonNull(interval, "interval");
    }

    /** The generation of a projection that readers saw when it was last looked; empty while that is not known. Asks nobody. */
    public Optional<Generation> read(String projection) {
        return Optional.ofNullable(known.read().get(requireNonNull(projection, "projection")));
    }

    /** The newest replay of a projection, as of the last look; empty if there is none or it is not known. Asks nobody. */
    public Optional<Replay> newest(String projection) {
        return Optional.ofNullable(known.newest().get(requireNonNull(projection, "projection")));
    }

    @Override
    public void start() {
        if (!replays.projections().isEmpty()) {
            run.update(Flux.interval(Duration.ZERO, interval)
                    .onBackpressureDrop()
                    .concatMap(tick -> look(), 1)
                    .subscribe(found -> known = found));
        }
    }

    @Override
    public void stop() {
        run.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        var current = run.get();
        return current != null && !current.isDisposed();
    }

    private Mono<Look> look() {
        return Mono.zip(
                        replays.generations()
                                .filter(generation -> generation.state() == GenerationState.LIVE)
                                .collectMap(Generation::projection),
                        replays.newest().collectMap(Replay::projection),
                        Look::new)
                .timeout(interval.multipliedBy(2))
                .doOnError(failure -> LOG.debug("It is not known how replays are doing", failure))
                .onErrorReturn(Look.NOTHING);
    }

    private record Look(Map<String, Generation> read, Map<String, Replay> newest) {

        static final Look NOTHING = new Look(Map.of(), Map.of());
    }
}
