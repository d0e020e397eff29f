package com.tomriddelsdell.eventstore;

/**
 * The place of an event in its stream, counted from 0 without gaps.
 *
 * @param value at least 0, or -1 for {@link #NONE}
 */
public record StreamVersion(long value) implements Comparable<StreamVersion> {

    /** The version of a stream that has no events. */
    public static final StreamVersion NONE = new StreamVersion(-1);

    /** The version of a stream's first event. */
    public static final StreamVersion FIRST = new StreamVersion(0);

    public StreamVersion {
        if (value < -1) {
            throw new IllegalArgumentException("version must not be negative, but was " + value);
        }
    }

    public static StreamVersion of(long value) {
        return new StreamVersion(value);
    }

    /** The version {@code count} events further on. */
    public StreamVersion plus(long count) {
        return new StreamVersion(value + count);
    }

    @Override
    public int compareTo(StreamVersion other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
