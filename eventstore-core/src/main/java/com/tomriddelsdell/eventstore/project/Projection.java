package com.tomriddelsdell.eventstore.project;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.RecordedEvent;
import reactor.core.publisher.Mono;

/**
 * Folds events into one read model.
 *
 * @param <T> the transaction that the read model is written in: a connection, a map
 */
public interface Projection<T> {

    /** Names the read model and its checkpoint. Must never change once deployed. */
    String name();

    /** Which events concern this read model; all of them unless said otherwise. A change means to build it anew. */
    default EventFilter filter() {
        return EventFilter.everything();
    }

    /**
     * Applies one event. Called in position order, one at a time.
     *
     * @param transaction what to write through; its writes become durable together with the checkpoint, or not at all
     * @return completes when the event is applied; at once for an event that does not concern this read model
     */
    Mono<Void> apply(T transaction, RecordedEvent event);
}
