package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Commands that load a stream of 0 to 9 events, decide, and append one; no two callers share a stream. */
final class Commands implements IntFunction<Mono<?>> {

    private static final long COMMANDS_PER_STREAM = 10;

    private final CommandHandler<OrderEvent.Line, Integer, OrderEvent> handler;
    private final AtomicReferenceArray<StreamId> streams;

    Commands(EventStore store, EventCodec<OrderEvent> codec, int callers) {
        this.handler = new CommandHandler<>(store, codec, new Orders());
        this.streams = new AtomicReferenceArray<>(
                Stream.generate(Orders::newStream).limit(callers).toArray(StreamId[]::new));
    }

    @Override
    public Mono<?> apply(int caller) {
        return handler.handle(streams.get(caller), Orders.LINE).doOnNext(outcome -> {
            if (outcome.version().value() + 1 == COMMANDS_PER_STREAM) {
                streams.set(caller, Orders.newStream());
            }
        });
    }
}
