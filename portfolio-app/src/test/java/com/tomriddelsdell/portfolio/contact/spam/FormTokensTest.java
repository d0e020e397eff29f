package com.tomriddelsdell.portfolio.contact.spam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FormTokensTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final FormKey KEY = FormKey.of(new byte[32]);

    @Test
    void a_token_tells_how_long_ago_it_was_given() {
        var token = tokens(KEY, NOON).give(Duration.ZERO).value();

        assertThat(tokens(KEY, NOON).age(token)).contains(Duration.ZERO);
        assertThat(tokens(KEY, NOON.plusMillis(2_999)).age(token)).contains(Duration.ofMillis(2_999));
        assertThat(tokens(KEY, NOON.plus(DAY)).age(token)).contains(DAY);
    }

    @Test
    void a_token_that_is_too_old_does_not_count_and_is_still_known() {
        var token = tokens(KEY, NOON).give(Duration.ZERO).value();
        var later = tokens(KEY, NOON.plus(DAY).plusMillis(1));

        assertThat(later.age(token)).isEmpty();
        assertThat(later.given(token)).contains(NOON);
    }

    @Test
    void a_clock_that_is_a_little_behind_does_no_harm_and_a_token_from_the_future_does_not_count() {
        var token = tokens(KEY, NOON).give(Duration.ZERO).value();

        assertThat(tokens(KEY, NOON.minus(FormTokens.SKEW)).age(token)).contains(Duration.ZERO);
        assertThat(tokens(KEY, NOON.minus(FormTokens.SKEW).minusMillis(1)).age(token))
                .isEmpty();
    }

    @Test
    void a_token_with_any_bit_changed_is_refused() {
        var tokens = tokens(KEY, NOON);
        var token = tokens.give(Duration.ZERO).value().getBytes(StandardCharsets.ISO_8859_1);

        for (var bit = 0; bit < token.length * 8; bit++) {
            var changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(tokens.given(new String(changed, StandardCharsets.ISO_8859_1)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void a_token_of_another_key_is_refused() {
        var other = new byte[32];
        other[31] = 1;

        assertThat(tokens(KEY, NOON)
                        .given(tokens(FormKey.of(other), NOON)
                                .give(Duration.ZERO)
                                .value()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "zzzzzzzzzzzzzzzz", "0.AAAA", "\u0000", "1.ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ"
            })
    void what_is_no_token_is_refused(String token) {
        assertThat(tokens(KEY, NOON).given(token)).isEmpty();
        assertThat(tokens(KEY, NOON).age(token)).isEmpty();
    }

    @Test
    void what_is_kept_within_a_period_counts_for_half_of_the_time_at_least() {
        var first = tokens(KEY, NOON).give(Duration.ZERO);
        var end = NOON;
        while (tokens(KEY, end.plusSeconds(60)).give(Duration.ZERO).period() == first.period()) {
            end = end.plusSeconds(60);
        }

        assertThat(tokens(KEY, end).age(first.value()))
                .hasValueSatisfying(age -> assertThat(age).isLessThanOrEqualTo(DAY.dividedBy(2)));
    }

    private static FormTokens tokens(FormKey key, Instant now) {
        return new FormTokens(key, DAY, Clock.fixed(now, ZoneOffset.UTC));
    }
}
