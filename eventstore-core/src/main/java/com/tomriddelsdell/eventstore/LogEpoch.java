package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which history of which log. Another epoch begins whenever history may have forked: a standby was promoted, a backup was
 * restored, an operator says so. Two epochs are the same or not; they have no order.
 *
 * @param log the log's id, made when the log was
 * @param mark different in each epoch of the log; letters, digits and {@code '.'}
 */
public record LogEpoch(UUID log, String mark) {

    /** The most characters a mark may have. */
    public static final int MAX_MARK_LENGTH = 100;

    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9.]{1," + MAX_MARK_LENGTH + "}");
    private static final char SEPARATOR = ':';

    public LogEpoch {
        requireNonNull(log, "log");
        requireNonNull(mark, "mark");
        if (!PLAIN.matcher(mark).matches()) {
            throw new IllegalArgumentException(
                    "mark must be 1 to %d letters, digits or '.', but was: %s".formatted(MAX_MARK_LENGTH, mark));
        }
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if {@code written} is no epoch
     */
    public static LogEpoch parse(String written) {
        requireNonNull(written, "written");
        var separator = written.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("epoch must be written as log:mark, but was: " + written);
        }
        return new LogEpoch(UUID.fromString(written.substring(0, separator)), written.substring(separator + 1));
    }

    @Override
    public String toString() {
        return log.toString() + SEPARATOR + mark;
    }
}
