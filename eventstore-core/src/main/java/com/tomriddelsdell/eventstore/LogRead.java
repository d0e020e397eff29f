package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

/**
 * Which events of the log to read, and in which order.
 *
 * <pre>{@code
 * LogRead.all()                       // everything, oldest first
 * LogRead.after(checkpoint)           // what came since
 * LogRead.all().backward().limit(10)  // the last ten, newest first
 * }</pre>
 *
 * @param after the position before the first event, exclusive
 * @param to the last position, inclusive
 * @param limit the most events to emit
 */
public record LogRead(Position after, Position to, Direction direction, long limit) {

    public LogRead {
        requireNonNull(after, "after");
        requireNonNull(to, "to");
        requireNonNull(direction, "direction");
        Limits.requirePositive("limit", limit);
    }

    /** Everything, oldest first. */
    public static LogRead all() {
        return after(Position.START);
    }

    /** Everything after {@code after}, oldest first. */
    public static LogRead after(Position after) {
        return new LogRead(after, Position.END, Direction.FORWARD, Long.MAX_VALUE);
    }

    public LogRead to(Position to) {
        return new LogRead(after, to, direction, limit);
    }

    /** Newest first: with a {@link #limit(long)}, the last events of the range. */
    public LogRead backward() {
        return new LogRead(after, to, Direction.BACKWARD, limit);
    }

    public LogRead limit(long events) {
        return new LogRead(after, to, direction, events);
    }
}
