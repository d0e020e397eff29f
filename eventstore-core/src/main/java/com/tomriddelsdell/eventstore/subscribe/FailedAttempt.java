package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to handle an event or to meet a deadline that failed, and what comes next.
 *
 * @param error what went wrong, at most {@value #MAX_LENGTH} characters
 * @param pause how long to wait before the next attempt; null when an operator must decide
 */
public record FailedAttempt(String error, @Nullable Duration pause) {

    /** The most characters of an error that are kept. */
    public static final int MAX_LENGTH = 2_000;

    public FailedAttempt {
        requireNonNull(error, "error");
    }

    /** Tells of {@code failure} what there is room for. */
    public static FailedAttempt of(Throwable failure, @Nullable Duration pause) {
        return new FailedAttempt(describe(requireNonNull(failure, "failure")), pause);
    }

    static String describe(Throwable failure) {
        // PostgreSQL's text holds no NUL.
        var text = failure.toString().replace('\0', ' ');
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }
}
