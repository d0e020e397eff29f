package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.embedder.InMemorySubscriptions;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sound subscriptions in memory, but for a store that is changed in one point; not given long to fail. */
class FlawedFixture implements SubscriptionFixture<InMemoryTransaction> {

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
            ContractRun.assertFails(contract, test, selector -> GuardedSubscriptions.run(fixture, selector));
            return this;
        }
    }
}
