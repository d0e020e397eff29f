package com.tomriddelsdell.portfolio.contact.spam;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells when a form was given, by what the form itself brings back: the time, signed. Nothing is kept here, so a token counts
 * more than once, in every process that has the key.
 */
final class FormTokens {

    /** How far the clocks of the processes that share the key may be apart. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final String PURPOSE = "contact form ";
    private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,11})\\.[A-Za-z0-9_-]{43}");
    private static final int RADIX = 36;

    private final FormKey key;
    private final Duration oldest;
    private final Clock clock;

    FormTokens(FormKey key, Duration oldest, Clock clock) {
        this.key = key;
        this.oldest = oldest;
        this.clock = clock;
    }

    /** A token that was given {@code before} now. */
    FormToken give(Duration before) {
        var at = clock.millis() - before.toMillis();
        var period = oldest.toMillis() / 2;
        return new FormToken(token(Long.toString(at, RADIX)), Math.floorDiv(at, period));
    }

    /** How long ago the form was given that {@code token} is of; empty when it is too old, or was not given here. */
    Optional<Duration> age(String token) {
        return given(token)
                .map(at -> Duration.between(at, clock.instant()))
                .filter(age -> age.compareTo(oldest) <= 0 && age.compareTo(SKEW.negated()) >= 0)
                .map(age -> age.isNegative() ? Duration.ZERO : age);
    }

    /** When {@code token} was given, however long ago; empty when it was not given here. */
    Optional<Instant> given(String token) {
        var form = FORM.matcher(token);
        return form.matches() && isSame(token, token(form.group(1)))
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(form.group(1), RADIX)))
                : Optional.empty();
    }

    private String token(String time) {
        return time + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(PURPOSE + time));
    }

    private static boolean isSame(String given, String made) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.US_ASCII), made.getBytes(StandardCharsets.US_ASCII));
    }
}
