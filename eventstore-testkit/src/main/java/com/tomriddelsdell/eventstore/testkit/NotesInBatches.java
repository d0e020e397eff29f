package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.replay.ProjectedRow;
import com.tomriddelsdell.eventstore.replay.RebuildableBatchProjection;
import com.tomriddelsdell.eventstore.replay.ReplayRequest;
import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The same rows as those of {@link Notes}, of events that are taken in batches.
 *
 * @param sizes how many events each batch had
 */
record NotesInBatches<T>(Notes<T> notes, List<Integer> sizes) implements RebuildableBatchProjection<T> {

    @Override
    public Mono<Void> applyAll(T transaction, int generation, List<RecordedEvent> events) {
        sizes.add(events.size());
        return Flux.fromIterable(events)
                .concatMap(event -> notes.apply(transaction, generation, event))
                .then();
    }

    @Override
    public String name() {
        return notes.name();
    }

    @Override
    public EventFilter filter() {
        return notes.filter();
    }

    @Override
    public int mostPartitions() {
        return notes.mostPartitions();
    }

    @Override
    public RetryPolicy retries() {
        return notes.retries();
    }

    @Override
    public Mono<Void> create(T transaction, int generation) {
        return notes.create(transaction, generation);
    }

    @Override
    public Mono<Void> drop(T transaction, int generation) {
        return notes.drop(transaction, generation);
    }

    @Override
    public Mono<Void> publish(T transaction, int generation) {
        return notes.publish(transaction, generation);
    }

    @Override
    public Flux<ProjectedRow> rows(T transaction, int generation, @Nullable String after, int limit) {
        return notes.rows(transaction, generation, after, limit);
    }

    @Override
    public Mono<ProjectedRow> row(T transaction, int generation, String key) {
        return notes.row(transaction, generation, key);
    }

    @Override
    public boolean canRepair(ReplayRequest part) {
        return notes.canRepair(part);
    }

    @Override
    public Mono<Void> clear(T transaction, int generation, ReplayRequest part) {
        return notes.clear(transaction, generation, part);
    }
}
