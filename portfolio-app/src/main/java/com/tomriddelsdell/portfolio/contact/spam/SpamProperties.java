package com.tomriddelsdell.portfolio.contact.spam;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How contact requests are told from spam, and how many are taken in.
 *
 * @param threshold of how many points on a request is spam, from 1 to 100
 * @param quickest sooner than this after a form was given nobody can have filled it in; zero to the least, a minute to the most
 * @param oldest how long a form counts that was given, from ten minutes to thirty days
 * @param key the file of the key that forms are signed with, made when it is not there; processes that share a database
 *     share it too
 * @param messages how many requests a block of addresses may send within {@code period}, at least 1
 * @param period from a second to a day
 */
@ConfigurationProperties("portfolio.contact.spam")
record SpamProperties(
        @DefaultValue("5") int threshold,
        @DefaultValue("3s") Duration quickest,
        @DefaultValue("24h") Duration oldest,
        @DefaultValue("./data/keys/forms.key") Path key,
        @DefaultValue("10") int messages,
        @DefaultValue("10m") Duration period) {

    private static final String PREFIX = "portfolio.contact.spam.";
    private static final int MOST_POINTS = 100;

    SpamProperties {
        require(threshold >= 1 && threshold <= MOST_POINTS, "threshold", "a number from 1 to 100", threshold);
        require(isWithin(Duration.ZERO, quickest, Duration.ofMinutes(1)), "quickest", "from 0s to 1m", quickest);
        require(isWithin(Duration.ofMinutes(10), oldest, Duration.ofDays(30)), "oldest", "from 10m to 30d", oldest);
        require(messages >= 1, "messages", "at least 1", messages);
        require(isWithin(Duration.ofSeconds(1), period, Duration.ofDays(1)), "period", "from 1s to 1d", period);
    }

    private static boolean isWithin(Duration least, Duration value, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static void require(boolean allowed, String name, String rule, Object found) {
        if (!allowed) {
            throw new IllegalArgumentException("%s%s must be %s, but was %s".formatted(PREFIX, name, rule, found));
        }
    }
}
