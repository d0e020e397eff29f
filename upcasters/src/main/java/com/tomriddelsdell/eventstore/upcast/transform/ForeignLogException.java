package com.tomriddelsdell.eventstore.upcast.transform;

import com.tomriddelsdell.eventstore.RecordedEvent;

/** The log that was to be copied into holds events that are no copies from this one. Nothing was appended to it. */
public final class ForeignLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignLogException(RecordedEvent event, String why) {
        super("The target must be empty, or hold copies from this log alone, but %s at position %s %s: use an empty log"
                .formatted(event.type(), event.position(), why));
    }
}
