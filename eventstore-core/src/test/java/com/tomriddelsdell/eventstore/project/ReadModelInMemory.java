package com.tomriddelsdell.eventstore.project;

import com.tomriddelsdell.eventstore.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A read model that is a list of what it was told, with its checkpoint. */
final class ReadModelInMemory implements ReadModelStore<List<String>> {

    private List<String> rows = List.of();
    private Position checkpoint = Position.START;

    List<String> rows() {
        return rows;
    }

    void moveTo(Position position) {
        checkpoint = position;
    }

    @Override
    public Mono<Position> checkpoint(String projection) {
        return Mono.fromSupplier(() -> checkpoint);
    }

    @Override
    public Mono<Void> advance(
            String projection, Position from, Position to, Function<List<String>, Mono<Void>> changes) {
        return Mono.defer(() -> {
            if (!checkpoint.equals(from)) {
                return Mono.error(new CheckpointMovedException(projection, from));
            }
            var changed = new ArrayList<>(rows);
            return changes.apply(changed).doOnSuccess(done -> {
                rows = changed;
                checkpoint = to;
            });
        });
    }
}
