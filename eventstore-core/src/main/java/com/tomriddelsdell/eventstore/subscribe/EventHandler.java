package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.RecordedEvent;
import reactor.core.publisher.Mono;

/** Does something about events, outside the transaction of the checkpoint: mail, messages, calls. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Handles one event, at least once: again after a crash, or when a partition changes hands in the middle. The event's
     * id, or its position, tells a repetition. Called as {@link Projection#apply} is.
     *
     * @return completes when the event is handled; at once for an event that does not matter
     */
    Mono<Void> handle(RecordedEvent event);
}
