package com.tomriddelsdell.portfolio.platform.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void answers_of_several_outcomes_are_added_up() {
        var quick = timer("200");
        var slow = timer("500");
        for (var number = 0; number < 98; number++) {
            quick.record(Duration.ofMillis(3));
        }
        slow.record(Duration.ofMillis(70));
        slow.record(Duration.ofSeconds(3));

        var answers = Answers.of(List.of(quick, slow));

        assertThat(answers.count()).isEqualTo(100);
        assertThat(answers.within(0.5)).isEqualTo(5);
        assertThat(answers.within(0.99)).isEqualTo(100);
        assertThat(answers.within(1)).isEqualTo(-1);
    }

    @Test
    void nothing_is_known_of_no_answers() {
        assertThat(Answers.of(List.of(timer("200"))).within(0.5)).isEqualTo(-1);
    }

    private Timer timer(String status) {
        return Timer.builder("requests")
                .tag("status", status)
                .serviceLevelObjectives(Duration.ofMillis(5), Duration.ofMillis(100), Duration.ofSeconds(1))
                .register(meters);
    }
}
