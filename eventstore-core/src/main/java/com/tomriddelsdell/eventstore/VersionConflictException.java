package com.tomriddelsdell.eventstore;

/**
 * Another writer was first: nothing was appended. Read the stream again, decide again, append again.
 *
 * <p>An expected outcome rather than a fault, so it carries no stack trace.
 */
public final class VersionConflictException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final transient StreamId stream;
    private final transient ExpectedVersion expected;
    private final transient StreamVersion actual;

    public VersionConflictException(StreamId stream, ExpectedVersion expected, StreamVersion actual) {
        super(message(stream, expected, actual), null, false);
        this.stream = stream;
        this.expected = expected;
        this.actual = actual;
    }

    private static String message(StreamId stream, ExpectedVersion expected, StreamVersion actual) {
        var found = actual.equals(StreamVersion.NONE) ? "it has no events" : "its last event has version " + actual;
        return "Stream %s is not as expected (%s): %s".formatted(stream, expected, found);
    }

    public StreamId stream() {
        return stream;
    }

    public ExpectedVersion expected() {
        return expected;
    }

    /** The version of the stream's last event when the append was refused. */
    public StreamVersion actual() {
        return actual;
    }
}
