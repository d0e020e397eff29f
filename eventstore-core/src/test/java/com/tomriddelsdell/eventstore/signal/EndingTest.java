package com.tomriddelsdell.eventstore.signal;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;

/** However the other ends, nothing of the first is left running. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EndingTest {

    private final Sinks.One<String> other = Sinks.one();
    private final PublisherProbe<Integer> endless =
            PublisherProbe.of(Flux.just(1, 2).concatWith(Flux.never()));
    private final Flux<Integer> ended = Ending.when(other.asMono(), endless.flux());

    @Test
    void what_the_other_emits_ends_the_first() {
        StepVerifier.create(ended)
                .expectNext(1, 2)
                .then(() -> other.tryEmitValue("enough"))
                .verifyComplete();

        endless.assertWasCancelled();
    }

    @Test
    void the_completion_of_the_other_ends_the_first() {
        StepVerifier.create(ended).expectNext(1, 2).then(other::tryEmitEmpty).verifyComplete();

        endless.assertWasCancelled();
    }

    @Test
    void the_failure_of_the_other_is_passed_on_and_ends_the_first() {
        StepVerifier.create(ended)
                .expectNext(1, 2)
                .then(() -> other.tryEmitError(new IllegalStateException("broken")))
                .verifyErrorMessage("broken");

        endless.assertWasCancelled();
    }

    @Test
    void the_end_of_the_first_is_an_end_too() {
        StepVerifier.create(Ending.when(other.asMono(), Flux.just(1, 2)))
                .expectNext(1, 2)
                .verifyComplete();
        StepVerifier.create(Ending.when(other.asMono(), Flux.error(new IllegalStateException("its own"))))
                .verifyErrorMessage("its own");
    }
}
