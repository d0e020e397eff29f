package com.tomriddelsdell.portfolio.platform.store;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.project.CheckpointMovedException;
import com.tomriddelsdell.eventstore.project.Projection;
import com.tomriddelsdell.eventstore.project.ProjectionRunner;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.util.retry.Retry;

/** Runs a projection for as long as the application runs; whatever goes wrong, it continues after the checkpoint. */
public final class ContinuousProjection implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ContinuousProjection.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ProjectionRunner<Connection> runner;
    private final Projection<Connection> projection;
    private final AtomicLong position;
    private final Counter restarts;
    private final Disposable.Swap run = Disposables.swap();

    public ContinuousProjection(
            ProjectionRunner<Connection> runner, Projection<Connection> projection, MeterRegistry meters) {
        this.runner = runner;
        this.projection = projection;
        var tags = Tags.of("projection", projection.name());
        this.position = meters.gauge("eventstore.projection.position", tags, new AtomicLong(), AtomicLong::get);
        this.restarts = meters.counter("eventstore.projection.restarts", tags);
    }

    @Override
    public void start() {
        run.update(runner.run(projection)
                .map(Position::value)
                .doOnNext(position::set)
                .doOnError(this::report)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .transientErrors(true))
                .subscribe());
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

    private void report(Throwable failure) {
        restarts.increment();
        if (failure instanceof CheckpointMovedException) {
            LOG.info("Projection {} was moved on by another process", projection.name());
        } else {
            LOG.warn("Projection {} stopped and will continue after its checkpoint", projection.name(), failure);
        }
    }
}
