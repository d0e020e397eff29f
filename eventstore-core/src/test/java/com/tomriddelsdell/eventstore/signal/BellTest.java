package com.tomriddelsdell.eventstore.signal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BellTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Bell bell = new Bell();
    private final AtomicBoolean something = new AtomicBoolean();

    @Test
    void nobody_waits_for_what_is_there() {
        something.set(true);

        StepVerifier.create(bell.await(something::get)).expectComplete().verify(PATIENCE);
    }

    @Test
    void a_ring_for_nothing_wakes_nobody_for_good() {
        StepVerifier.create(bell.await(something::get))
                .expectSubscription()
                .then(bell::ring)
                .expectNoEvent(Duration.ofMillis(50))
                .then(() -> something.set(true))
                .then(bell::ring)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void who_waits_again_while_being_woken_waits_for_the_next_ring() {
        var awake = bell.await(something::get).then(bell.await(() -> false));

        StepVerifier.create(awake)
                .expectSubscription()
                .then(() -> something.set(true))
                .then(bell::ring)
                .expectNoEvent(Duration.ofMillis(50))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void a_condition_that_throws_fails_its_own_waiter_alone() {
        var broken = bell.await(() -> {
                    if (something.get()) {
                        throw new IllegalStateException("broken");
                    }
                    return false;
                })
                .onErrorComplete(IllegalStateException.class);
        var sound = bell.await(something::get);

        StepVerifier.create(Mono.when(broken, sound, bell.await(something::get)))
                .expectSubscription()
                .then(() -> something.set(true))
                .then(bell::ring)
                .expectComplete()
                .verify(PATIENCE);
    }
}
