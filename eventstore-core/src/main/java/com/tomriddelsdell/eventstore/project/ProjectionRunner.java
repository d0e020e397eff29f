package com.tomriddelsdell.eventstore.project;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.Section;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves projections along the log. It subscribes to nothing itself: the caller owns every lifecycle.
 *
 * @param <T> the transaction that read models are written in
 */
public final class ProjectionRunner<T> {

    private final EventStore store;
    private final ReadModelStore<T> readModels;

    public ProjectionRunner(EventStore store, ReadModelStore<T> readModels) {
        this.store = requireNonNull(store, "store");
        this.readModels = requireNonNull(readModels, "readModels");
    }

    /**
     * Continues {@code projection} after its checkpoint and stays. The events of a section, up to
     * {@value Section#MAX_EVENTS}, are applied in one transaction with the checkpoint: every event takes effect exactly
     * once. The checkpoint also moves when nothing matched.
     *
     * <p><strong>Errors:</strong> whatever the projection signals; {@link CheckpointMovedException} when another process
     * runs the same projection; {@link com.tomriddelsdell.eventstore.HistoryDivergedException} when the checkpoint lies
     * beyond the log, which was then restored without it. To continue, subscribe again.
     *
     * <p><strong>Cancellation:</strong> the section under way is rolled back.
     *
     * @return the checkpoint each time it has moved; never completes
     */
    public Flux<Position> run(Projection<T> projection) {
        return readModels
                .checkpoint(projection.name())
                .delayUntil(checkpoint -> store.verify(Checkpoint.at(checkpoint)))
                .flatMapMany(checkpoint -> runFrom(checkpoint, projection));
    }

    private Flux<Position> runFrom(Position checkpoint, Projection<T> projection) {
        return store.sections(checkpoint, projection.filter()).concatMap(section -> apply(projection, section), 1);
    }

    private Mono<Position> apply(Projection<T> projection, Section section) {
        return readModels
                .advance(
                        projection.name(),
                        section.from(),
                        section.to(),
                        transaction -> Flux.fromIterable(section.events())
                                .concatMap(event -> projection.apply(transaction, event))
                                .then())
                .thenReturn(section.to());
    }
}
