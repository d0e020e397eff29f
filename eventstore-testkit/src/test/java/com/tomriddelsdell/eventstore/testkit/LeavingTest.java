package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.subscribe.Assignment;
import com.tomriddelsdell.eventstore.subscribe.Member;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LeavingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void whoever_leaves_while_showing_that_it_lives_keeps_nothing() {
        var store = InMemoryEventStore.create();
        var slow = new SlowBeats(store.subscriptions());
        var subscriptions = Subscriptions.of(store, slow);
        var running = subscriptions
                .run(Subscription.handling("mail", event -> Mono.empty()))
                .subscribe();
        slow.begun.asMono().block(PATIENCE);

        running.dispose();
        assertThat(slow.hasLeft).isFalse();
        slow.answer.tryEmitEmpty();

        StepVerifier.create(subscriptions
                        .left()
                        .thenMany(subscriptions.control().status("mail"))
                        .flatMapIterable(status -> status.partitions()))
                .assertNext(partition -> assertThat(partition.owner()).isNull())
                .expectComplete()
                .verify(PATIENCE);
        assertThat(slow.hasLeft).isTrue();
    }

    /** Obeys a sign of life only when it is told to. */
    private static final class SlowBeats extends PassesOn {

        private final Sinks.Empty<Void> begun = Sinks.empty();
        private final Sinks.Empty<Void> answer = Sinks.empty();
        private boolean hasLeft;

        SlowBeats(SubscriptionStore<InMemoryTransaction> store) {
            super(store);
        }

        @Override
        public Mono<Assignment> beat(Member member) {
            return Mono.fromRunnable(begun::tryEmitEmpty)
                    .then(answer.asMono())
                    .then(Mono.defer(() -> super.beat(member)));
        }

        @Override
        public Mono<Void> leave(Member member) {
            return Mono.<Void>fromRunnable(() -> hasLeft = true).then(super.leave(member));
        }
    }
}
