package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.RecordedEvent;
import reactor.core.publisher.Mono;

/**
 * Folds events into one read model, in the transaction of the checkpoint, one by one. One that can write many at once is a
 * {@link BatchProjection}.
 *
 * @param <T> the transaction that the read model is written in: a connection, a map
 */
@FunctionalInterface
public interface Projection<T> {

    /**
     * Applies one event. Called one at a time for each partition, in position order; events of different partitions come
     * at the same time.
     *
     * @param transaction what to write through; its writes become durable together with the checkpoint, or not at all. It
     *     must not lie idle for longer than the lease, or the database ends it
     * @return completes when the event is applied; at once for an event that does not concern this read model
     */
    Mono<Void> apply(T transaction, RecordedEvent event);
}
