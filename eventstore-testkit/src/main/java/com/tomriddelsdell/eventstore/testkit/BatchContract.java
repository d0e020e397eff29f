package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.subscribe.BatchProjection;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Many events are applied at once, and whatever fails is rolled back.
 *
 * @param <T> the transaction that checkpoints are kept in
 */
public abstract class BatchContract<T> extends BatchingContract<T> {

    /** Writes all lines of a batch before it may fail, so that whatever is not rolled back is there twice. */
    @Override
    final Subscription<T> batches(Function<List<String>, Mono<Void>> end) {
        BatchProjection<T> projection = (transaction, events) -> {
            sizes.add(events.size());
            return Flux.fromIterable(events)
                    .concatMap(event -> fixture.write(transaction, event))
                    .then(Mono.defer(() -> end.apply(payloads(events))));
        };
        return Subscription.projectingBatches(NAME, projection).retrying(SHORT);
    }

    @Override
    final List<String> effects() {
        return written();
    }
}
