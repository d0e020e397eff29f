package com.tomriddelsdell.eventstore.signal;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * Ends one publisher by another. {@link Flux#takeUntilOther} does so too, but lets the first run on when the second fails
 * (reactor-core 3.8.8, <a href="https://github.com/reactor/reactor-core/issues/4230">issue 4230</a>).
 */
public final class Ending {

    private Ending() {}

    /**
     * What {@code main} emits, until {@code other} emits, completes or fails: then {@code main} is cancelled.
     *
     * <p><strong>Errors:</strong> those of both.
     */
    public static <T> Flux<T> when(Publisher<?> other, Flux<T> main) {
        requireNonNull(other, "other");
        requireNonNull(main, "main");
        return Flux.defer(() -> {
            var end = new AtomicReference<Signal<?>>(Signal.complete());
            return main.takeUntilOther(Flux.from(other).materialize().doOnNext(end::set))
                    .concatWith(Mono.defer(() -> failureIn(end.get())));
        });
    }

    private static <T> Mono<T> failureIn(Signal<?> end) {
        var failure = end.getThrowable();
        return failure == null ? Mono.empty() : Mono.error(failure);
    }
}
