package com.tomriddelsdell.eventstore.replay;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.replay.ReplayStore.Scratch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Works on scratch generations, of which nothing is left. */
final class Scratching<T> {

    /** Far beyond the numbers of real generations; each at random, so that two at a time are two. */
    private static final int FIRST_NUMBER = 1_000_000_000;

    private final Setup<T> setup;

    Scratching(Setup<T> setup) {
        this.setup = setup;
    }

    /** Lets {@code work} change a scratch generation, empty at first, of this number. */
    <V> Flux<V> with(
            RebuildableProjection<T> projection, BiFunction<Scratch<T>, Integer, ? extends Publisher<V>> work) {
        return Flux.defer(() -> {
            var number = ThreadLocalRandom.current().nextInt(FIRST_NUMBER, Integer.MAX_VALUE);
            return setup.store()
                    .scratch(
                            transaction -> projection.drop(transaction, number),
                            scratch -> scratch.step(transaction -> projection.create(transaction, number))
                                    .thenMany(Flux.defer(() -> work.apply(scratch, number))));
        });
    }

    /** Applies events, some at a time. */
    Mono<Void> apply(Scratch<T> scratch, int number, RebuildableProjection<T> projection, Flux<RecordedEvent> events) {
        var applying = new Applying<>(projection, number);
        return events.buffer(Applying.BATCH)
                .concatMap(some -> scratch.step(transaction -> applying.all(transaction, some)), 1)
                .then();
    }
}
