package com.tomriddelsdell.benchmarks.compare.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CallersTest {

    private static final Duration TIME = Duration.ofMillis(20);
    private static final Duration EACH = Duration.ofMillis(2);

    private final LongAdder calls = new LongAdder();
    private final Set<Integer> callers = ConcurrentHashMap.newKeySet();

    @Test
    void asynchronous_callers_all_call_and_every_answer_counts() {
        var tally = ReactiveCallers.call(3, TIME, caller -> Mono.delay(EACH).doOnNext(answer -> note(caller)));

        assertThat(callers).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(tally.calls()).isEqualTo(calls.sum());
        assertThat(tally.nanos()).isGreaterThanOrEqualTo(TIME.toNanos());
    }

    @Test
    void so_do_threads() {
        var tally = ThreadCallers.call(3, TIME, this::note);

        assertThat(callers).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(tally.calls()).isEqualTo(calls.sum());
    }

    @Test
    void one_failed_call_and_there_is_no_figure() {
        assertThatThrownBy(() -> ReactiveCallers.call(3, TIME, caller -> Mono.error(new IllegalStateException("lost"))))
                .hasMessageContaining("lost");
        assertThatThrownBy(() -> ThreadCallers.call(3, TIME, caller -> {
                    throw new IllegalStateException("lost");
                }))
                .hasMessageContaining("lost");
    }

    @Test
    void a_pass_that_misses_an_event_gives_no_figure() {
        assertThatThrownBy(() -> Passes.of(10, Duration.ZERO, () -> 9L)).hasMessage("10 acknowledged, but 9 there");
        assertThat(Passes.of(10, Duration.ZERO, () -> 10L).rate()).isPositive();
    }

    private void note(int caller) {
        calls.increment();
        callers.add(caller);
    }
}
