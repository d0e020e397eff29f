package com.tomriddelsdell.portfolio.contact.spam;

import com.tomriddelsdell.portfolio.platform.http.BlockLimit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A guard with the usual settings whose time passes when it is told to. */
public final class WatchedGuard {

    static final int MESSAGES = 10;
    static final Duration PERIOD = Duration.ofMinutes(10);
    static final Duration QUICKEST = Duration.ofSeconds(3);
    static final Duration OLDEST = Duration.ofHours(24);

    private final Hand clock = new Hand();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SpamGuard guard;

    public WatchedGuard() {
        var recent = new RecentTexts(clock::nanos);
        guard = new SpamGuard(
                new FormTokens(FormKey.of(new byte[32]), OLDEST, clock),
                QUICKEST,
                new BlockLimit(MESSAGES, PERIOD, clock::nanos),
                recent,
                new SpamRules(5, QUICKEST, recent),
                new SpamMeters(meters));
    }

    public SpamGuard guard() {
        return guard;
    }

    /** The token of a form that was given so long ago. */
    public String given(Duration ago) {
        var token = guard.give().value();
        pass(ago);
        return token;
    }

    public void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** How often {@code meter} counted, of those with that tag. */
    double counted(String meter, String tag, String value) {
        return meters.counter(meter, tag, value).count();
    }

    private static final class Hand extends Clock {

        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        long nanos() {
            return Duration.between(Instant.EPOCH, now).toNanos();
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
