package com.tomriddelsdell.benchmarks.compare.contest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TurnsTest {

    private static final Duration USUAL = Duration.ofSeconds(8);
    private static final Duration ROUND = Duration.ofSeconds(2);

    private final List<Duration> worked = new ArrayList<>();

    @Test
    void a_contender_warms_up_as_long_as_it_needs() {
        var turns = ready(4, false);

        assertThat(turns.warmUp(USUAL)).isEmpty();

        assertThat(worked).containsExactly(Duration.ofSeconds(32));
    }

    @Test
    void what_it_did_to_warm_up_does_not_count() {
        var turns = ready(1, false);

        turns.warmUp(USUAL);
        turns.take(ROUND);

        assertThat(turns.standing()).isEqualTo(new Standing.Measured(Examples.OURS, List.of(Round.withoutLatency(7))));
    }

    @Test
    void who_fails_is_out_and_that_is_said_once() {
        var turns = ready(1, true);

        assertThat(turns.warmUp(USUAL))
                .hasValueSatisfying(said -> assertThat(said).contains("lost an event"));
        assertThat(turns.take(ROUND)).isEmpty();

        assertThat(turns.standing()).isInstanceOf(Standing.LeftOut.class);
        assertThat(worked).hasSize(1);
    }

    /** Never opened on a server: what it does is play. */
    private Turns ready(double warmUp, boolean fails) {
        var turns = new Turns(new Player(warmUp));
        turns.ready(new Playing(fails));
        return turns;
    }

    private record Player(double warmUp) implements Contender {

        @Override
        public Label label() {
            return Examples.OURS;
        }

        @Override
        public Running open(DurablePostgres server) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Playing implements Contender.Running {

        private final boolean fails;

        Playing(boolean fails) {
            this.fails = fails;
        }

        @Override
        public Round round(Duration time) {
            worked.add(time);
            if (fails) {
                throw new IllegalStateException("lost an event");
            }
            return Round.withoutLatency(7);
        }

        @Override
        public void close() {}
    }
}
