package com.tomriddelsdell.eventstore.verify;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;

/**
 * An event whose version is not the one that must follow.
 *
 * @param before the position of the event before it in its stream; the start when there is none
 * @param expected the version that it should have
 */
record Leap(RecordedEvent event, Position before, long expected) {

    long missing() {
        return event.version().value() - expected;
    }

    Finding backward() {
        return Finding.of(
                Finding.Kind.VERSION_OUT_OF_ORDER,
                event,
                "version %d was expected after position %s, but %s came, which must have come before"
                        .formatted(expected, before, event.version()));
    }

    Finding forward(long scavenged) {
        var range = missing() == 1 ? "version " + expected : "versions %d to %d".formatted(expected, lastMissing());
        return Finding.of(
                Finding.Kind.VERSIONS_MISSING,
                event,
                "%s should stand between positions %s and %s, and scavenges took %d events there, not %d"
                        .formatted(range, before, event.position(), scavenged, missing()));
    }

    private long lastMissing() {
        return event.version().value() - 1;
    }
}
