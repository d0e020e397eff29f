package com.tomriddelsdell.eventstore.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Position;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecentEndsTest {

    private final RecentEnds ends = new RecentEnds();
    private VirtualTimeScheduler time;

    @BeforeEach
    void stopTheClock() {
        time = VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void letTheClockGo() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void at_the_first_look_the_end_itself_is_expected() {
        assertThat(ends.expected(Position.of(7))).isEqualTo(Position.of(7));
    }

    @Test
    void while_the_log_grows_its_end_of_a_moment_ago_is_expected() {
        ends.expected(Position.of(10));
        var soon = after(Duration.ofMillis(1_999), 20);
        var later = after(Duration.ofMillis(1), 30);
        var latest = after(Duration.ofMillis(1_999), 40);

        assertThat(soon).isEqualTo(Position.of(10));
        assertThat(later).isEqualTo(Position.of(10));
        assertThat(latest).isEqualTo(Position.of(20));
    }

    @Test
    void after_a_pause_of_those_who_look_an_end_from_before_it_is_expected() {
        ends.expected(Position.of(10));
        after(Duration.ofSeconds(1), 20);

        assertThat(after(Duration.ofMinutes(1), 90)).isEqualTo(Position.of(20));
    }

    @Test
    void what_is_forgotten_is_not_expected() {
        ends.expected(Position.of(10));
        ends.forget();

        assertThat(ends.expected(Position.of(90))).isEqualTo(Position.of(90));
    }

    private Position after(Duration pause, long end) {
        time.advanceTimeBy(pause);
        return ends.expected(Position.of(end));
    }
}
