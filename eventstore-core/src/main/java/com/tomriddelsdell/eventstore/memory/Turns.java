package com.tomriddelsdell.eventstore.memory;

import com.tomriddelsdell.eventstore.signal.Drain;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.concurrent.Queues;

/**
 * Lets one act happen at a time, in the order of subscription, without a lock: whoever finds nobody at work does the
 * waiting work of all.
 */
final class Turns {

    private final Queue<Turn<?>> waiting =
            Queues.<Turn<?>>unboundedMultiproducer().get();
    private final Drain waiters = new Drain(this::play);

    /** Calls {@code act} when its turn comes; not at all if cancelled before. */
    <T> Mono<T> take(Supplier<T> act) {
        return Mono.create(sink -> {
            var turn = new Turn<>(act, sink, new AtomicBoolean());
            sink.onCancel(() -> turn.cancelled().set(true));
            waiting.add(turn);
            waiters.drain();
        });
    }

    private void play() {
        for (var turn = waiting.poll(); turn != null; turn = waiting.poll()) {
            turn.play();
        }
    }

    private record Turn<T>(Supplier<T> act, MonoSink<T> sink, AtomicBoolean cancelled) {

        void play() {
            if (cancelled.get()) {
                return;
            }
            try {
                sink.success(act.get());
            } catch (RuntimeException refused) {
                sink.error(refused);
            }
        }
    }
}
