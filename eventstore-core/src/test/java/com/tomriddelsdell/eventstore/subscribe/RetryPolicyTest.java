package com.tomriddelsdell.eventstore.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.StoreUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RetryPolicyTest {

    private static final RetryPolicy POLICY =
            RetryPolicy.DEFAULT.attempts(5).pausing(Duration.ofMillis(100), Duration.ofMillis(500));

    @Test
    void pauses_double_up_to_the_longest_until_no_attempt_is_left() {
        assertThat(POLICY.pauseAfter(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(POLICY.pauseAfter(2)).isEqualTo(Duration.ofMillis(200));
        assertThat(POLICY.pauseAfter(3)).isEqualTo(Duration.ofMillis(400));
        assertThat(POLICY.pauseAfter(4)).isEqualTo(Duration.ofMillis(500));
        assertThat(POLICY.pauseAfter(5)).isNull();
        assertThat(POLICY.growing(1_000)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void an_unavailable_store_is_an_outage_and_what_the_policy_says() {
        var policy = POLICY.waitingOut(IllegalStateException.class::isInstance);

        assertThat(policy.isOutage(new StoreUnavailableException("away", null))).isTrue();
        assertThat(policy.isOutage(new IllegalStateException())).isTrue();
        assertThat(policy.isOutage(new IllegalArgumentException())).isFalse();
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.attempts(0));
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.pausing(Duration.ZERO, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> POLICY.pausing(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
