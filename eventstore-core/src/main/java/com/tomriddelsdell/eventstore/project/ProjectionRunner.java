package com.tomriddelsdell.eventstore.project;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves projections along the log. It subscribes to nothing itself: the caller owns every lifecycle.
 *
 * @param <T> the transaction that read models are written in
 */
public final class ProjectionRunner<T> {

    private static final int MAX_BATCH = 500;
    private static final Duration MAX_WAIT = Duration.ofMillis(2);

    private final EventStore store;
    private final ReadModelStore<T> readModels;

    public ProjectionRunner(EventStore store, ReadModelStore<T> readModels) {
        this.store = store;
        this.readModels = readModels;
    }

    /**
     * Continues {@code projection} after its checkpoint and stays. Events are applied in batches of up to 500, each batch
     * in one transaction with the checkpoint: every event takes effect exactly once.
     *
     * <p><strong>Errors:</strong> whatever the projection signals; {@link CheckpointMovedException} when another process
     * runs the same projection; {@link com.tomriddelsdell.eventstore.HistoryDivergedException} when the checkpoint lies
     * beyond the log, which was then restored without it. To continue, subscribe again.
     *
     * <p><strong>Cancellation:</strong> the batch under way is rolled back.
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
        return store.follow(checkpoint)
                .bufferTimeout(MAX_BATCH, MAX_WAIT, true)
                .scan(Batch.before(checkpoint), Batch::next)
                .skip(1)
                .concatMap(batch -> apply(projection, batch), 1);
    }

    private Mono<Position> apply(Projection<T> projection, Batch batch) {
        return readModels
                .advance(
                        projection.name(),
                        batch.from(),
                        batch.to(),
                        transaction -> Flux.fromIterable(batch.events())
                                .concatMap(event -> projection.apply(transaction, event))
                                .then())
                .thenReturn(batch.to());
    }

    /** Events that take effect together, and the checkpoint before and after them. */
    private record Batch(Position from, Position to, List<RecordedEvent> events) {

        static Batch before(Position checkpoint) {
            return new Batch(checkpoint, checkpoint, List.of());
        }

        Batch next(List<RecordedEvent> following) {
            return new Batch(to, following.getLast().position(), following);
        }
    }
}
