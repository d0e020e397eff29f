package com.tomriddelsdell.benchmarks.compare.caller;

import java.time.Duration;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asynchronous callers: as many calls are always under way, and no thread waits for any of them. */
public final class ReactiveCallers {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private ReactiveCallers() {}

    /**
     * Calls until the time is over.
     *
     * @param call what the caller of that number, from 0, does next; its answer is awaited before it calls again
     */
    public static Tally call(int callers, Duration time, IntFunction<? extends Mono<?>> call) {
        var waited = Tally.histogram();
        var start = System.nanoTime();
        var end = start + time.toNanos();
        Flux.range(0, callers)
                .flatMap(
                        caller -> timed(Mono.defer(() -> call.apply(caller)), waited)
                                .repeat(() -> System.nanoTime() < end),
                        callers)
                .then()
                .block(time.plus(PATIENCE));
        return new Tally(waited, System.nanoTime() - start);
    }

    private static Mono<?> timed(Mono<?> call, Histogram waited) {
        return Mono.defer(() -> {
            var start = System.nanoTime();
            return call.doOnSuccess(answer -> waited.recordValue(System.nanoTime() - start));
        });
    }
}
