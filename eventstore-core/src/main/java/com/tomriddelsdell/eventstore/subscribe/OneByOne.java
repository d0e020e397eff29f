package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Calls a handler with one event after the other, and gives it up when one takes too long. One look now and then serves all
 * events of a batch: a timer for each would cost more than many handlers do.
 */
final class OneByOne {

    private static final int LOOKS_WITHIN_THE_LIMIT = 4;

    private final List<RecordedEvent> events;
    private final Function<RecordedEvent, Mono<Void>> handler;
    private final Duration limit;
    private volatile @Nullable Begun begun;

    private OneByOne(List<RecordedEvent> events, Function<RecordedEvent, Mono<Void>> handler, Duration limit) {
        this.events = events;
        this.handler = handler;
        this.limit = limit;
    }

    /** Fails with a {@link HandlingFailed} at the first event that the handler fails at, or takes longer for. */
    static Mono<Void> handle(List<RecordedEvent> events, Duration limit, Function<RecordedEvent, Mono<Void>> handler) {
        return Mono.defer(() -> new OneByOne(events, handler, limit).handle());
    }

    private Mono<Void> handle() {
        return Mono.firstWithSignal(
                Flux.fromIterable(events).concatMap(this::handle).then(), tooLong());
    }

    private Mono<Void> handle(RecordedEvent event) {
        return Mono.defer(() -> {
                    begun = new Begun(event, now());
                    return handler.apply(event);
                })
                .onErrorMap(failure -> new HandlingFailed(event, failure));
    }

    /** Never emits; fails when the event under way has been so for longer than the limit. */
    private Mono<Void> tooLong() {
        return Flux.interval(limit.dividedBy(LOOKS_WITHIN_THE_LIMIT))
                .onBackpressureDrop()
                .concatMap(look -> {
                    var last = begun;
                    return last != null && now() - last.at() >= limit.toNanos()
                            ? Mono.error(new HandlingFailed(
                                    last.event(), new TimeoutException("The handler took longer than " + limit)))
                            : Mono.empty();
                })
                .then();
    }

    private static long now() {
        return Schedulers.parallel().now(TimeUnit.NANOSECONDS);
    }

    private record Begun(RecordedEvent event, long at) {}
}
