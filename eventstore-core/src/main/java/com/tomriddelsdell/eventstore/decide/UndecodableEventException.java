package com.tomriddelsdell.eventstore.decide;

import com.tomriddelsdell.eventstore.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** A recorded event that its codec cannot read. Says which one, so that it can be found and looked at. */
public final class UndecodableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RecordedEvent event;

    public UndecodableEventException(RecordedEvent event, String why, @Nullable Throwable cause) {
        super(
                "Cannot decode %s at position %s, stream %s, version %s: %s"
                        .formatted(event.type(), event.position(), event.stream(), event.version(), why),
                cause);
        this.event = event;
    }

    public RecordedEvent event() {
        return event;
    }
}
