package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.RecordedEvent;

/** Tells which event a handler failed at. Never leaves this package but through a store, which passes it on. */
final class HandlingFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RecordedEvent event;

    HandlingFailed(RecordedEvent event, Throwable cause) {
        super("The handler failed at position " + event.position(), cause, false, false);
        this.event = event;
    }

    RecordedEvent event() {
        return event;
    }
}
