package com.tomriddelsdell.portfolio.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadHolder;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Who holds readers back is told; it makes nobody unwell unless a limit says so. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventStoreHealthIndicatorTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void nothing_is_told_while_nobody_holds_readers_back() {
        var health = EventStoreHealthIndicator.health(new HeadState(0, List.of(), Map.of(), NOW), null, NOW);

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).isEmpty();
    }

    @Test
    void an_append_under_way_is_not_worth_telling() {
        var health = EventStoreHealthIndicator.health(heldFor(Duration.ofMillis(20)), null, NOW);

        assertThat(health.getDetails()).isEmpty();
    }

    @Test
    void a_transaction_that_is_held_open_is_told_of() {
        var health = EventStoreHealthIndicator.health(heldFor(Duration.ofHours(3)), null, NOW);

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("heldBackBy", "session 4711 (billing)")
                .containsEntry("heldBackFor", "PT3H")
                .containsEntry("positionsHeldBack", 12L);
    }

    @Test
    void beyond_the_limit_it_is_out_of_service() {
        var limit = Duration.ofSeconds(30);

        assertThat(EventStoreHealthIndicator.health(heldFor(Duration.ofSeconds(29)), limit, NOW)
                        .getStatus())
                .isEqualTo(Status.UP);
        assertThat(EventStoreHealthIndicator.health(heldFor(Duration.ofSeconds(31)), limit, NOW)
                        .getStatus())
                .isEqualTo(Status.OUT_OF_SERVICE);
    }

    private static HeadState heldFor(Duration age) {
        var holder = new HeadHolder(
                Position.of(7), NOW.minus(age), 4711, null, "billing", "10.0.0.7", "idle in transaction", "SELECT 1");
        return new HeadState(12, List.of(holder), Map.of(), NOW);
    }
}
