package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.deadline.Deadline;
import com.tomriddelsdell.eventstore.deadline.DeadlineKey;
import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import com.tomriddelsdell.eventstore.deadline.DueDeadline;
import com.tomriddelsdell.eventstore.deadline.FailedDeadline;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.Events;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The contract of stores of deadlines, to be run on whichever a guard puts under test; not found by the build itself. */
final class GuardedDeadlines {

    private static UnaryOperator<DeadlineStore> flaw = UnaryOperator.identity();

    private GuardedDeadlines() {}

    static Events run(UnaryOperator<DeadlineStore> flawed, DiscoverySelector selector) {
        flaw = flawed;
        return ContractRun.of(selector);
    }

    static class Deadlines extends DeadlineStoreContract {

        @Override
        protected SharedFixture<DeadlineStore> fixture() {
            return new FlawedShared<>(InMemoryEventStore::deadlines, flaw);
        }
    }

    /** A sound store, to be changed in one point. */
    static class PassesOnDeadlines implements DeadlineStore {

        final DeadlineStore sound;

        PassesOnDeadlines(DeadlineStore sound) {
            this.sound = sound;
        }

        @Override
        public Mono<Boolean> schedule(Deadline deadline) {
            return sound.schedule(deadline);
        }

        @Override
        public Mono<Boolean> cancel(DeadlineKey key) {
            return sound.cancel(key);
        }

        @Override
        public Mono<Deadline> find(DeadlineKey key) {
            return sound.find(key);
        }

        @Override
        public Flux<DueDeadline> claim(String name, int max, Duration lease) {
            return sound.claim(name, max, lease);
        }

        @Override
        public Mono<Boolean> settle(DueDeadline met) {
            return sound.settle(met);
        }

        @Override
        public Mono<Boolean> postpone(DueDeadline failed, FailedAttempt attempt) {
            return sound.postpone(failed, attempt);
        }

        @Override
        public Mono<Duration> untilNext(String name) {
            return sound.untilNext(name);
        }

        @Override
        public Flux<FailedDeadline> failed(String name) {
            return sound.failed(name);
        }

        @Override
        public Mono<Boolean> retry(DeadlineKey key) {
            return sound.retry(key);
        }

        @Override
        public Mono<Long> purge(String name, Duration settledFor) {
            return sound.purge(name, settledFor);
        }
    }
}
