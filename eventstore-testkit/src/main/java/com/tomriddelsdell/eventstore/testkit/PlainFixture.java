package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventStore;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** A store that is all there is to it. */
record PlainFixture(Supplier<? extends EventStore> emptyStore) implements StoreFixture {

    @Override
    public Mono<EventStore> open() {
        return Mono.fromSupplier(emptyStore);
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }
}
