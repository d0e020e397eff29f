package com.tomriddelsdell.eventstore;

/**
 * The connection was lost after an append was sent and before its outcome came back: the events may have been appended or
 * not. Append the same events, with the same ids, again: if they were appended, that emits where they are.
 */
public final class AppendOutcomeUnknownException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final transient StreamId stream;

    public AppendOutcomeUnknownException(StreamId stream, Throwable cause) {
        super("Whether the append to stream %s took place is unknown".formatted(stream), cause, true);
        this.stream = stream;
    }

    public StreamId stream() {
        return stream;
    }
}
