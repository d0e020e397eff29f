package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.testkit.SharedFixture;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What belongs to a store in memory: there is only one process. */
public final class InMemoryShared<T> implements SharedFixture<T> {

    private final T part;

    public InMemoryShared(Function<InMemoryEventStore, T> part) {
        this.part = part.apply(InMemoryEventStore.create());
    }

    @Override
    public Mono<T> open() {
        return Mono.just(part);
    }

    @Override
    public Mono<T> again() {
        return Mono.just(part);
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }
}
