package com.tomriddelsdell.eventstore.r2dbc.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.StoreUnavailableException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardTest {

    private static final int READS = 3;

    private final Guard guard = new Guard("test", Duration.ofSeconds(10), READS);

    /** The flag belongs to this thread, which the next test needs too. */
    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void an_interrupted_thread_is_let_through_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        var answers = new StringBuilder();

        guard.admit(Mono.just("appended")).subscribe(answers::append);
        guard.repeatedly(Mono.just(", read")).subscribe(answers::append);

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        Thread.interrupted();
        assertThat(answers).hasToString("appended, read");
    }

    @Test
    void more_reads_than_permitted_are_refused_once_they_have_been_tried_again() {
        var open = IntStream.range(0, READS)
                .mapToObj(number -> guard.repeatedly(Mono.never()).subscribe())
                .toList();

        StepVerifier.create(guard.repeatedly(Mono.just("read")).onErrorMap(Errors::translate))
                .expectError(StoreUnavailableException.class)
                .verify(Duration.ofSeconds(10));

        open.forEach(read -> read.dispose());
        StepVerifier.create(guard.repeatedly(Mono.just("read")))
                .expectNext("read")
                .verifyComplete();
    }

    @Test
    void a_call_that_fails_after_the_breaker_has_looked_again_is_told_so() {
        var lost = new R2dbcNonTransientResourceException("the connection is lost");
        var breaker = guard.circuitBreaker();
        var late = Sinks.<String>one();
        var told = guard.once(late.asMono()).materialize().cache();
        told.subscribe();

        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        for (var call = 0; breaker.getState() == State.HALF_OPEN; call++) {
            assertThat(call).isLessThan(10);
            guard.once(Mono.error(lost)).onErrorComplete().block();
        }
        assertThat(breaker.getState()).isEqualTo(State.OPEN);
        late.tryEmitError(lost);

        StepVerifier.create(told)
                .assertNext(end -> assertThat(end.getThrowable()).isSameAs(lost))
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void a_breaker_whose_calls_never_told_how_they_ended_looks_again() {
        var impatient = new Guard("impatient", Duration.ofMillis(50), READS);
        var breaker = impatient.circuitBreaker();
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        while (breaker.tryAcquirePermission()) {
            assertThat(breaker.getState()).isEqualTo(State.HALF_OPEN);
        }

        StepVerifier.create(impatient
                        .once(Mono.just("answer"))
                        .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, Duration.ofMillis(20))))
                .expectNext("answer")
                .expectComplete()
                .verify(Duration.ofSeconds(30));
    }
}
