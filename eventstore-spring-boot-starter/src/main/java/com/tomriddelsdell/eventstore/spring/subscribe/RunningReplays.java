package com.tomriddelsdell.eventstore.spring.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.replay.Replays;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.util.retry.Retry;

/**
 * Feeds the generations of all projections that can be built anew, for as long as the application runs. Nothing runs where there
 * is no such projection.
 */
public final class RunningReplays implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunningReplays.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Replays<?> replays;
    private final Duration farewellLimit;
    private final Disposable.Swap run = Disposables.swap();

    /** @param farewellLimit how long a stop waits until what ran here is given up */
    public RunningReplays(Replays<?> replays, Duration farewellLimit) {
        this.replays = requireNonNull(replays, "replays");
        this.farewellLimit = requireNonNull(farewellLimit, "farewellLimit");
    }

    @Override
    public void start() {
        if (!replays.projections().isEmpty()) {
            run.update(replays.run()
                    .doOnError(failure -> LOG.warn("Replays stopped here and will go on", failure))
                    .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                            .maxBackoff(LONGEST_PAUSE)
                            .transientErrors(true))
                    .subscribe());
        }
    }

    @Override
    public void stop() {
        run.update(Disposables.disposed());
    }

    /** The database stays open until others have been told that they may take over. */
    @Override
    public void stop(Runnable stopped) {
        stop();
        replays.left()
                .timeout(farewellLimit)
                .onErrorComplete()
                .doFinally(end -> stopped.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        var current = run.get();
        return current != null && !current.isDisposed();
    }
}
