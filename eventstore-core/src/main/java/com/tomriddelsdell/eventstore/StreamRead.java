package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

/**
 * Which events of a stream to read, and in which order.
 *
 * <pre>{@code
 * StreamRead.of(stream)                         // all, oldest first
 * StreamRead.of(stream).from(version)           // what came since
 * StreamRead.of(stream).backward().limit(1)     // the last one
 * }</pre>
 *
 * @param from the first version, inclusive
 * @param to the last version, inclusive
 * @param limit the most events to emit
 */
public record StreamRead(StreamId stream, StreamVersion from, StreamVersion to, Direction direction, long limit) {

    private static final StreamVersion LAST = StreamVersion.of(Long.MAX_VALUE);

    public StreamRead {
        requireNonNull(stream, "stream");
        requireNonNull(direction, "direction");
        requireVersionOfEvent("from", from);
        requireVersionOfEvent("to", to);
        Limits.requirePositive("limit", limit);
    }

    private static void requireVersionOfEvent(String what, StreamVersion version) {
        if (requireNonNull(version, what).equals(StreamVersion.NONE)) {
            throw new IllegalArgumentException("%s must be the version of an event, but was NONE".formatted(what));
        }
    }

    /** All events of {@code stream}, oldest first. */
    public static StreamRead of(StreamId stream) {
        return new StreamRead(stream, StreamVersion.FIRST, LAST, Direction.FORWARD, Long.MAX_VALUE);
    }

    public StreamRead from(StreamVersion from) {
        return new StreamRead(stream, from, to, direction, limit);
    }

    public StreamRead to(StreamVersion to) {
        return new StreamRead(stream, from, to, direction, limit);
    }

    /** Newest first: with a {@link #limit(long)}, the last events of the range. */
    public StreamRead backward() {
        return new StreamRead(stream, from, to, Direction.BACKWARD, limit);
    }

    public StreamRead limit(long events) {
        return new StreamRead(stream, from, to, direction, events);
    }
}
