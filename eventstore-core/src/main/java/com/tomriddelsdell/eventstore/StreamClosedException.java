package com.tomriddelsdell.eventstore;

/**
 * The stream takes no events: nothing was appended or changed. An archived stream can be reopened; a tombstoned one never
 * takes events again, so use another.
 *
 * <p>An expected outcome rather than a fault, so it carries no stack trace.
 */
public final class StreamClosedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final transient StreamId stream;
    private final Closure closure;

    public StreamClosedException(StreamId stream, Closure closure) {
        super("Stream %s is %s".formatted(stream, closure.meaning), null, false);
        this.stream = stream;
        this.closure = closure;
    }

    public StreamId stream() {
        return stream;
    }

    public Closure closure() {
        return closure;
    }

    /** Why a stream takes no events. */
    public enum Closure {

        /** Until it is reopened. */
        ARCHIVED("archived: reopen it before changing it"),

        /** For ever. */
        TOMBSTONED("tombstoned: it never takes events again");

        private final String meaning;

        Closure(String meaning) {
            this.meaning = meaning;
        }
    }
}
