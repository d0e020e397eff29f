package com.tomriddelsdell.eventstore.project;

import com.tomriddelsdell.eventstore.Position;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Where read models and their checkpoints are kept together.
 *
 * @param <T> the transaction that read models are written in
 */
public interface ReadModelStore<T> {

    /** The position that {@code projection} has applied last; {@link Position#START} when it never ran. */
    Mono<Position> checkpoint(String projection);

    /**
     * Runs {@code changes} and moves the checkpoint of {@code projection}, both or neither.
     *
     * <p><strong>Errors:</strong> {@link CheckpointMovedException} when the checkpoint is not at {@code from}, that is
     * when another process runs the same projection; nothing is changed then.
     *
     * @return completes when both are durable
     */
    Mono<Void> advance(String projection, Position from, Position to, Function<T, Mono<Void>> changes);
}
