package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.embedder.InMemorySubscriptions;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sound subscriptions in memory, but for a store that is changed in one point; not given long to fail. */
class FlawedFixture implements SubscriptionFixture<InMemoryTransaction> {

    private static final int ATTEMPTS = 10;

    private final InMemorySubscriptions sound = new InMemorySubscriptions();
    private final SubscriptionStore<InMemoryTransaction> flawed;

    FlawedFixture(UnaryOperator<SubscriptionStore<InMemoryTransaction>> flaw) {
        this.flawed = flaw.apply(sound.store());
    }

    /** A flaw that fails the test of the promise that it breaks. */
    static Caught with(UnaryOperator<SubscriptionStore<InMemoryTransaction>> flaw) {
        return new Caught(() -> new FlawedFixture(flaw));
    }

    @Override
    public Mono<Void> open() {
        return sound.open();
    }

    @Override
    public Mono<Void> close() {
        return sound.close();
    }

    @Override
    public EventStore events() {
        return sound.events();
    }

    @Override
    public SubscriptionStore<InMemoryTransaction> store() {
        return flawed;
    }

    @Override
    public Mono<Void> write(InMemoryTransaction transaction, RecordedEvent event) {
        return sound.write(transaction, event);
    }

    @Override
    public Mono<Void> erase(InMemoryTransaction transaction) {
        return sound.erase(transaction);
    }

    @Override
    public Flux<Line> journal() {
        return sound.journal();
    }

    @Override
    public Mono<Void> letLeasesRunOut() {
        return sound.letLeasesRunOut();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(2);
    }

    /** Makes flawed fixtures. */
    record Caught(Supplier<SubscriptionFixture<InMemoryTransaction>> fixture) {

        Caught by(Class<?> contract, String test) {
            var attempts = SubscriptionRaceContract.class.isAssignableFrom(contract) ? ATTEMPTS : 1;
            var caught = IntStream.range(0, attempts).anyMatch(attempt -> failsOnce(contract, test));

            assertThat(caught).as("caught by %s in %d attempts", test, attempts).isTrue();
            return this;
        }

        private boolean failsOnce(Class<?> contract, String test) {
            var results = GuardedSubscriptions.run(fixture, selectMethod(contract, test));

            assertThat(results.started().count()).as("tests named %s", test).isEqualTo(1);
            return results.failed().count() == 1;
        }
    }
}
