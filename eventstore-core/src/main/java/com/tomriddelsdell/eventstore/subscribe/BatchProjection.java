package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A projection that takes many events at once, so that it can write one statement for all of them.
 *
 * <p>When a batch cannot be applied it is rolled back, and its events are applied one by one, as batches of one: only the event
 * that fails is parked. So it need not tell which event of a batch is to blame; and a batch of one must come to the same rows as
 * the same event within any batch.
 *
 * @param <T> the transaction that the read model is written in
 */
public interface BatchProjection<T> extends Projection<T> {

    /**
     * Applies events. Called with one batch at a time for each partition; batches of different partitions come at the same time.
     *
     * @param transaction as for {@link #apply}
     * @param events in position order, at least one; not to be changed
     * @return completes when all are applied
     */
    Mono<Void> applyAll(T transaction, List<RecordedEvent> events);

    @Override
    default Mono<Void> apply(T transaction, RecordedEvent event) {
        requireNonNull(transaction, "transaction");
        requireNonNull(event, "event");
        return applyAll(transaction, List.of(event));
    }
}
