package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A store that is not given long, because it is expected to fail. */
final class ImpatientFixture implements StoreFixture {

    private final Supplier<? extends EventStore> broken;
    private @Nullable EventStore opened;

    ImpatientFixture(Supplier<? extends EventStore> broken) {
        this.broken = broken;
    }

    @Override
    public Mono<EventStore> open() {
        return Mono.fromSupplier(() -> opened = broken.get());
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }

    @Override
    public Optional<Transactions> transactions() {
        return opened instanceof Transactions transactions ? Optional.of(transactions) : Optional.empty();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(3);
    }
}
