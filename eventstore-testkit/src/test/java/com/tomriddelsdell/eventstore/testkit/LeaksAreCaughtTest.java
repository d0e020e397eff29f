package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Guards the guard: connections that cancelled callers leave acquired are noticed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LeaksAreCaughtTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_storm_of_cancellations_tears_nothing_loses_nothing_and_leaks_nothing",
                "cancelled_readers_and_followers_leave_nothing_behind"
            })
    void connections_that_do_not_come_back(String test) {
        var results = Guarded.run(new Leaking(), selectMethod(Guarded.Cancellation.class, test));

        assertThat(results.failed().count()).isEqualTo(1);
    }

    /** Has one more connection in use whenever it is asked. */
    private static final class Leaking implements StoreFixture {

        private final AtomicInteger connections = new AtomicInteger();

        @Override
        public Mono<EventStore> open() {
            return Mono.fromSupplier(InMemoryEventStore::create);
        }

        @Override
        public Mono<Void> close() {
            return Mono.empty();
        }

        @Override
        public Mono<Integer> connectionsInUse() {
            return Mono.fromSupplier(connections::incrementAndGet);
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(2);
        }
    }
}
