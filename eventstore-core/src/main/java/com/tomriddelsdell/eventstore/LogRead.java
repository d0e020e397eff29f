package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

/**
 * Which events of the log to read, and in which order.
 *
 * <pre>{@code
 * LogRead.all()                       // everything, oldest first
 * LogRead.after(checkpoint)           // what came since
 * LogRead.all().backward().limit(10)  // the last ten, newest first
 * LogRead.all().matching(EventFilter.everything().inCategories("order"))
 * }</pre>
 *
 * @param after the position before the first event, exclusive
 * @param to the last position, inclusive
 * @param filter which of the events between
 * @param limit the most events to emit
 */
public record LogRead(Position after, Position to, EventFilter filter, Direction direction, long limit) {

    public LogRead {
        requireNonNull(after, "after");
        requireNonNull(to, "to");
        requireNonNull(filter, "filter");
        requireNonNull(direction, "direction");
        Limits.requirePositive("limit", limit);
    }

    /** Everything, oldest first. */
    public static LogRead all() {
        return after(Position.START);
    }

    /** Everything after {@code after}, oldest first. */
    public static LogRead after(Position after) {
        return new LogRead(after, Position.END, EventFilter.everything(), Direction.FORWARD, Long.MAX_VALUE);
    }

    public LogRead to(Position to) {
        return new LogRead(after, to, filter, direction, limit);
    }

    /** Only events that {@code filter} matches. A {@link #limit(long)} counts those alone. */
    public LogRead matching(EventFilter filter) {
        return new LogRead(after, to, filter, direction, limit);
    }

    /** Newest first: with a {@link #limit(long)}, the last events of the range. */
    public LogRead backward() {
        return new LogRead(after, to, filter, Direction.BACKWARD, limit);
    }

    public LogRead limit(long events) {
        return new LogRead(after, to, filter, direction, events);
    }
}
