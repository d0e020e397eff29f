package com.tomriddelsdell.eventstore;

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
        Limits.requirePositive("limit", limit);
    }

    /** Everything, oldest first. */
    public static LogRead all() {
        return after(Position.START);
    }

    /** Everything after {@code position}, oldest first. */
    public static LogRead after(Position position) {
        return new LogRead(position, Position.END, EventFilter.everything(), Direction.FORWARD, Long.MAX_VALUE);
    }

    public LogRead to(Position position) {
        return new LogRead(after, position, filter, direction, limit);
    }

    /** Only events that {@code replacement} matches. A {@link #limit(long)} counts those alone. */
    public LogRead matching(EventFilter replacement) {
        return new LogRead(after, to, replacement, direction, limit);
    }

    /** Newest first: with a {@link #limit(long)}, the last events of the range. */
    public LogRead backward() {
        return new LogRead(after, to, filter, Direction.BACKWARD, limit);
    }

    public LogRead limit(long events) {
        return new LogRead(after, to, filter, direction, events);
    }
}
