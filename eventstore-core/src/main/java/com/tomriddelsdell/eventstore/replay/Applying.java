package com.tomriddelsdell.eventstore.replay;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.subscribe.BatchProjection;
import com.tomriddelsdell.eventstore.subscribe.Projection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Applies events to one generation, many at once where its projection can. */
record Applying<T>(RebuildableProjection<T> projection, int generation) {

    /** The most events of a batch where no subscription says how many. */
    static final int BATCH = 500;

    /** What a subscription is to run. */
    Projection<T> asProjection() {
        return projection instanceof RebuildableBatchProjection<T> batches
                ? (BatchProjection<T>) (transaction, events) -> batches.applyAll(transaction, generation, events)
                : (transaction, event) -> projection.apply(transaction, generation, event);
    }

    Mono<Void> all(T transaction, List<RecordedEvent> events) {
        return projection instanceof RebuildableBatchProjection<T> batches
                ? batches.applyAll(transaction, generation, events)
                : Flux.fromIterable(events)
                        .concatMap(event -> projection.apply(transaction, generation, event), 1)
                        .then();
    }
}
