package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamMetadata;
import com.tomriddelsdell.eventstore.embedder.InMemoryLifecycle;
import com.tomriddelsdell.eventstore.lifecycle.ScavengeProgress;
import com.tomriddelsdell.eventstore.lifecycle.StreamDescription;
import com.tomriddelsdell.eventstore.lifecycle.StreamLifecycle;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A sound store in memory whose lifecycle of streams passes everything on, to be changed in one point. */
class FlawedLifecycle implements LifecycleFixture, StreamLifecycle {

    private static final int ATTEMPTS = 20;

    final InMemoryLifecycle sound = new InMemoryLifecycle();

    /** Fails unless the test of that promise fails, at once or, being a race, in one of several attempts. */
    static void caught(Supplier<LifecycleFixture> flaw, Class<?> contract, String... tests) {
        for (var test : tests) {
            var attempts = LifecycleRaceContract.class.isAssignableFrom(contract) ? ATTEMPTS : 1;
            var caught = IntStream.range(0, attempts).anyMatch(attempt -> {
                var results = GuardedLifecycle.run(flaw, selectMethod(contract, test));
                assertThat(results.started().count()).as("tests named %s", test).isEqualTo(1);
                return results.failed().count() == 1;
            });
            assertThat(caught).as("caught by %s in %d attempts", test, attempts).isTrue();
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
