package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamMetadata;
import com.tomriddelsdell.eventstore.embedder.InMemoryLifecycle;
import com.tomriddelsdell.eventstore.lifecycle.ScavengeProgress;
import com.tomriddelsdell.eventstore.lifecycle.StreamDescription;
import com.tomriddelsdell.eventstore.lifecycle.StreamLifecycle;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import com.tomriddelsdell.eventstore.verify.Witness;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A sound store in memory whose lifecycle of streams passes everything on, to be changed in one point. */
class FlawedLifecycle implements LifecycleFixture, StreamLifecycle {

    final InMemoryLifecycle sound = new InMemoryLifecycle();

    /** Fails unless the tests of the promise fail. */
    static void caught(Supplier<LifecycleFixture> flaw, Class<?> contract, String... tests) {
        for (var test : tests) {
            ContractRun.assertFails(contract, test, selector -> GuardedLifecycle.run(flaw, selector));
        }
    }

    StreamLifecycle passedOn() {
        return sound.lifecycle();
    }

    @Override
    public Mono<EventStore> open() {
        return sound.open();
    }

    @Override
    public Mono<Void> close() {
        return sound.close();
    }

    @Override
    public StreamLifecycle lifecycle() {
        return this;
    }

    @Override
    public SubscriptionStore<?> subscriptions() {
        return sound.subscriptions();
    }

    @Override
    public Witness witness() {
        return sound.witness();
    }

    @Override
    public Mono<Void> letPass(Duration time) {
        return sound.letPass(time);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(3);
    }

    @Override
    public Mono<StreamDescription> describe(StreamId stream) {
        return passedOn().describe(stream);
    }

    @Override
    public Mono<StreamMetadata> change(StreamId stream, UnaryOperator<StreamMetadata> change) {
        return passedOn().change(stream, change);
    }

    @Override
    public Mono<Void> delete(StreamId stream, ExpectedVersion expected) {
        return passedOn().delete(stream, expected);
    }

    @Override
    public Mono<Void> tombstone(StreamId stream, ExpectedVersion expected) {
        return passedOn().tombstone(stream, expected);
    }

    @Override
    public Mono<Void> archive(StreamId stream, ExpectedVersion expected) {
        return passedOn().archive(stream, expected);
    }

    @Override
    public Mono<Void> reopen(StreamId stream) {
        return passedOn().reopen(stream);
    }

    @Override
    public Flux<ScavengeProgress> scavenge() {
        return passedOn().scavenge();
    }
}
