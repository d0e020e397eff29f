package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.embedder.InMemoryShared;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** What belongs to a store in memory, with a flaw; its guards do not wait long. */
final class FlawedShared<T> implements SharedFixture<T> {

    private final Mono<T> flawed;

    FlawedShared(Function<InMemoryEventStore, T> part, UnaryOperator<T> flaw) {
        this.flawed = new InMemoryShared<>(part).open().map(flaw).cache();
    }

    @Override
    public Mono<T> open() {
        return flawed;
    }

    @Override
    public Mono<T> again() {
        return flawed;
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(3);
    }
}
