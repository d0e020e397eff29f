package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A read model that takes many events at once, so that it can write one statement for all of them, and a replay makes fewer round
 * trips. Events that cannot be applied at once are applied one by one, as
 * {@link com.tomriddelsdell.eventstore.subscribe.BatchProjection} says.
 *
 * @param <T> the transaction that the read model is written in
 */
public interface RebuildableBatchProjection<T> extends RebuildableProjection<T> {

    /**
     * Applies events to one generation. Called as
     * {@link com.tomriddelsdell.eventstore.subscribe.BatchProjection#applyAll} is.
     *
     * @param events in position order, at least one; not to be changed
     */
    Mono<Void> applyAll(T transaction, int generation, List<RecordedEvent> events);

    @Override
    default Mono<Void> apply(T transaction, int generation, RecordedEvent event) {
        requireNonNull(transaction, "transaction");
        requireNonNull(event, "event");
        return applyAll(transaction, generation, List.of(event));
    }
}
