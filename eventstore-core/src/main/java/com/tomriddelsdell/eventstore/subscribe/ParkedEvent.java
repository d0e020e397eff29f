package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that was put aside.
 *
 * @param event as it is handed to the handler: with the payload that an operator gave it, if one did
 * @param error why it could not be handled; null when it was not tried yet and waits behind an earlier event of its stream
 * @param attempts how often it was tried since it was put aside or an operator had it retried
 * @param retryAt when it may be tried, as soon as it is the first of its stream; null when an operator must decide
 * @param revision counts what operators did to it
 */
public record ParkedEvent(
        String subscription,
        int partition,
        RecordedEvent event,
        @Nullable String error,
        int attempts,
        Instant parkedAt,
        @Nullable Instant retryAt,
        int revision) {

    public ParkedEvent {
        requireNonNull(subscription, "subscription");
        requireNonNull(event, "event");
        requireNonNull(parkedAt, "parkedAt");
    }

    /** Whether nothing will happen to it until an operator decides. */
    public boolean awaitsOperator() {
        return retryAt == null;
    }
}
