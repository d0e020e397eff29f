package com.tomriddelsdell.eventstore.spring.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchTest {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final Queue<Mono<String>> looks = new ArrayDeque<>();
    private final Watch<String> watch = new Watch<>(INTERVAL, Mono.defer(looks::remove), "nothing") {};

    @AfterEach
    void endVirtualTime() {
        watch.stop();
        VirtualTimeScheduler.reset();
    }

    @Test
    void nothing_is_known_before_it_looks() {
        assertThat(watch.known()).isEqualTo("nothing");
        assertThat(watch.isRunning()).isFalse();
    }

    @Test
    void it_looks_when_it_starts_and_then_at_its_interval() {
        looks.addAll(List.of(Mono.just("first"), Mono.just("second")));
        watch.start();
        time.advanceTime();
        assertThat(watch.known()).isEqualTo("first");

        time.advanceTimeBy(INTERVAL);
        assertThat(watch.known()).isEqualTo("second");
    }

    @Test
    void nothing_is_known_after_a_look_that_failed_until_the_next() {
        looks.addAll(List.of(Mono.just("first"), Mono.error(new IllegalStateException("away")), Mono.just("third")));
        watch.start();
        time.advanceTimeBy(INTERVAL);
        assertThat(watch.known()).isEqualTo("nothing");

        time.advanceTimeBy(INTERVAL);
        assertThat(watch.known()).isEqualTo("third");
    }

    @Test
    void a_look_that_takes_too_long_is_given_up_and_none_is_begun_beside_it() {
        var third = Sinks.<String>one();
        looks.addAll(List.of(Mono.just("first"), Mono.never(), third.asMono(), Mono.never()));
        watch.start();
        time.advanceTimeBy(INTERVAL.multipliedBy(2));
        assertThat(watch.known()).isEqualTo("first");
        assertThat(looks).hasSize(2);

        time.advanceTimeBy(INTERVAL);
        assertThat(watch.known()).isEqualTo("nothing");

        time.advanceTimeBy(INTERVAL);
        third.tryEmitValue("third").orThrow();
        assertThat(watch.known()).isEqualTo("third");
    }

    @Test
    void it_looks_no_more_once_it_is_stopped() {
        looks.addAll(List.of(Mono.just("first"), Mono.just("second")));
        watch.start();
        time.advanceTime();
        assertThat(watch.isRunning()).isTrue();

        watch.stop();
        time.advanceTimeBy(INTERVAL);
        assertThat(watch.isRunning()).isFalse();
        assertThat(looks).hasSize(1);
    }
}
