package com.tomriddelsdell.eventstore.decide;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** A recorded event that its codec cannot read. Says which one, so that it can be found and looked at. */
public final class UndecodableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RecordedEvent event;
    private final String why;

    public UndecodableEventException(RecordedEvent event, String why, @Nullable Throwable cause) {
        super(
                "Cannot decode %s at position %s, stream %s, version %s: %s"
                        .formatted(event.type(), event.position(), event.stream(), event.version(), why),
                cause);
        this.event = event;
        this.why = why;
    }

    /** The same failure of {@code stored}, when it was decoded in another form than it is stored in. */
    public UndecodableEventException of(RecordedEvent stored) {
        return new UndecodableEventException(requireNonNull(stored, "stored"), why, getCause());
    }

    public RecordedEvent event() {
        return event;
    }
}
