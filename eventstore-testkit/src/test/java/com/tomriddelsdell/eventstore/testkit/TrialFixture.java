package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A store that may have transactions, and is not given long where it is expected to fail. */
final class TrialFixture implements StoreFixture {

    private final Supplier<? extends EventStore> emptyStore;
    private final Duration patience;
    private @Nullable EventStore opened;

    private TrialFixture(Supplier<? extends EventStore> emptyStore, Duration patience) {
        this.emptyStore = emptyStore;
        this.patience = patience;
    }

    static TrialFixture ofSound(Supplier<? extends EventStore> emptyStore) {
        return new TrialFixture(emptyStore, Duration.ofSeconds(30));
    }

    static TrialFixture ofFlawed(Supplier<? extends EventStore> emptyStore) {
        return new TrialFixture(emptyStore, Duration.ofSeconds(3));
    }

    @Override
    public Mono<EventStore> open() {
        return Mono.fromSupplier(() -> opened = emptyStore.get());
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
        return patience;
    }
}
