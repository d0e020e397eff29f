package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A handler that takes many events at once, so that it can make one call for all of them: a bulk request to a search index, a
 * batch for a broker.
 *
 * <p>When a batch fails or hangs, part of it may have been done. Its events are then handled one by one, as batches of one, and
 * only the event that fails is parked: so it need not tell which event of a batch is to blame. As {@link EventHandler}, it sees
 * each event at least once.
 */
public interface BatchEventHandler extends EventHandler {

    /**
     * Handles events, each at least once. Called with one batch at a time for each partition; batches of different partitions come
     * at the same time.
     *
     * @param events in position order, at least one; not to be changed
     * @return completes when all are handled
     */
    Mono<Void> handleAll(List<RecordedEvent> events);

    @Override
    default Mono<Void> handle(RecordedEvent event) {
        requireNonNull(event, "event");
        return handleAll(List.of(event));
    }
}
