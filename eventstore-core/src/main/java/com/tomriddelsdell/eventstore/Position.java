package com.tomriddelsdell.eventstore;

/**
 * The place of an event in the log. Positions ascend from 1; numbers may be missing where appends were rolled back.
 *
 * @param value at least 1, or 0 for {@link #START}
 */
public record Position(long value) implements Comparable<Position> {

    /** Before the first event. */
    public static final Position START = new Position(0);

    /** Beyond every event that can ever be appended. */
    public static final Position END = new Position(Long.MAX_VALUE);

    public Position {
        if (value < 0) {
            throw new IllegalArgumentException("position must not be negative, but was " + value);
        }
    }

    public static Position of(long value) {
        return new Position(value);
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
