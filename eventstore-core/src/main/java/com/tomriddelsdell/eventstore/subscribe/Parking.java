package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Puts an event aside.
 *
 * @param failure why; null when it only waits behind an earlier event of its stream
 */
public record Parking(RecordedEvent event, @Nullable FailedAttempt failure) {
    public Parking {
        requireNonNull(event, "event");
    }
}
