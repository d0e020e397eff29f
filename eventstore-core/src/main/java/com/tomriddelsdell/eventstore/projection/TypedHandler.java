package com.tomriddelsdell.eventstore.projection;

import com.tomriddelsdell.eventstore.decide.Decoded;
import reactor.core.publisher.Mono;

/**
 * Writes what one kind of event means for a read model.
 *
 * @param <T> the transaction that the read model is written in
 * @param <E> the kind of event
 */
@FunctionalInterface
public interface TypedHandler<T, E> {

    /**
     * Applies one event.
     *
     * @param transaction as for {@link com.tomriddelsdell.eventstore.subscribe.Projection#apply}
     * @param event and the recorded event that gave it
     * @return completes when the event is applied
     */
    Mono<Void> apply(T transaction, Decoded<E> event);
}
