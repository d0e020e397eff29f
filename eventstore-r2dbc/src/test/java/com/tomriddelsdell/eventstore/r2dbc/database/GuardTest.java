package com.tomriddelsdell.eventstore.r2dbc.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.StoreUnavailableException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

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
}
