package com.tomriddelsdell.eventstore.verify;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;
import reactor.core.publisher.Flux;

/** Looks at events one by one, for what only whoever knows their payloads can tell. Must not block. */
@FunctionalInterface
public interface EventCheck {

    /**
     * Looks at events of one log.
     *
     * <p><strong>Errors:</strong> only those that keep it from looking; what it finds is never an error.
     *
     * @param events in the order of their positions
     * @return what is wrong with them, in the same order
     */
    Flux<Finding> check(List<RecordedEvent> events);
}
