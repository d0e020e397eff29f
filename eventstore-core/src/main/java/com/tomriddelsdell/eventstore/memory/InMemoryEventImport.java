package com.tomriddelsdell.eventstore.memory;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.signal.Bell;
import com.tomriddelsdell.eventstore.transfer.EventImport;
import com.tomriddelsdell.eventstore.transfer.ImportBatch;
import reactor.core.publisher.Mono;

/** Takes batches in when it is their turn among the appends. */
record InMemoryEventImport(Log log, Turns turns, Bell bell) implements EventImport {

    @Override
    public Mono<Position> append(ImportBatch batch) {
        requireNonNull(batch, "batch");
        return turns.take(() -> log.take(batch)).doOnNext(taken -> bell.ring());
    }
}
