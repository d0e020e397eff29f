package com.tomriddelsdell.eventstore.spring.subscribe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks at something when it starts and then at an interval, and knows what it saw last. A look that fails, or takes longer than
 * two intervals, leaves it knowing nothing until the next. Looks never overlap.
 */
abstract class Watch<V> implements SmartLifecycle {

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Duration interval;
    private final Mono<V> look;
    private final V nothing;
    private final Disposable.Swap run = Disposables.swap();
    private volatile V known;

    /** @param nothing what is known before the first look and after one that failed */
    Watch(Duration interval, Mono<V> look, V nothing) {
        this.interval = requireNonNull(interval, "interval");
        this.look = look;
        this.nothing = nothing;
        this.known = nothing;
    }

    /** What the last look saw. Asks nobody. */
    final V known() {
        return known;
    }

    @Override
    public void start() {
        run.update(Flux.interval(Duration.ZERO, interval)
                .onBackpressureDrop()
                .concatMap(tick -> limited(), 1)
                .subscribe(found -> known = found));
    }

    @Override
    public final void stop() {
        run.update(Disposables.disposed());
    }

    @Override
    public final boolean isRunning() {
        var current = run.get();
        return current != null && !current.isDisposed();
    }

    private Mono<V> limited() {
        return look.timeout(interval.multipliedBy(2))
                .doOnError(failure -> log.debug("What is watched is not known until the next look", failure))
                .onErrorReturn(nothing);
    }
}
