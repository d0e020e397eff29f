package com.tomriddelsdell.portfolio.platform.store;

import com.tomriddelsdell.eventstore.replay.Replays;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.util.retry.Retry;

/** Feeds read models in generations, and builds those that are asked for, as long as the application runs. */
final class RunningReplays implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunningReplays.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Replays<?> replays;
    private final Disposable.Swap run = Disposables.swap();
    private volatile boolean running;

    RunningReplays(Replays<?> replays) {
        this.replays = replays;
    }

    @Override
    public void start() {
        running = true;
        run.update(replays.run()
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .transientErrors(true)
                        .doBeforeRetry(again -> LOG.warn("Read models stopped, and are run again", again.failure())))
                .subscribe());
    }

    @Override
    public void stop() {
        running = false;
        run.update(Disposables.disposed());
    }

    /** The database stays open until others have been told that they may take over. */
    @Override
    public void stop(Runnable stopped) {
        stop();
        replays.left()
                .timeout(FAREWELL)
                .onErrorComplete()
                .doFinally(end -> stopped.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
