package com.tomriddelsdell.eventstore.spring.admin;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.replay.ProjectedRow;
import com.tomriddelsdell.eventstore.replay.RebuildableProjection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How many events each stream has, in memory. */
final class ItemCounts implements RebuildableProjection<InMemoryTransaction> {

    private final Map<Integer, NavigableMap<String, Integer>> generations = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "counts";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Mono<Void> create(InMemoryTransaction transaction, int generation) {
        return Mono.fromRunnable(
                () -> transaction.onCommit(() -> generations.put(generation, new ConcurrentSkipListMap<>())));
    }

    @Override
    public Mono<Void> drop(InMemoryTransaction transaction, int generation) {
        return Mono.fromRunnable(() -> transaction.onCommit(() -> generations.remove(generation)));
    }

    @Override
    public Mono<Void> publish(InMemoryTransaction transaction, int generation) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> apply(InMemoryTransaction transaction, int generation, RecordedEvent event) {
        return Mono.fromRunnable(() ->
                transaction.onCommit(() -> rows(generation).merge(event.stream().toString(), 1, Integer::sum)));
    }

    @Override
    public Flux<ProjectedRow> rows(InMemoryTransaction transaction, int generation, @Nullable String after, int limit) {
        return Flux.defer(() -> Flux.fromIterable(
                        (after == null ? rows(generation) : rows(generation).tailMap(after, false)).entrySet()))
                .take(limit)
                .map(row -> new ProjectedRow(row.getKey(), String.valueOf(row.getValue())));
    }

    @Override
    public Mono<ProjectedRow> row(InMemoryTransaction transaction, int generation, String key) {
        return Mono.fromSupplier(() -> rows(generation).get(key))
                .map(count -> new ProjectedRow(key, String.valueOf(count)));
    }

    private NavigableMap<String, Integer> rows(int generation) {
        return generations.getOrDefault(generation, new ConcurrentSkipListMap<>());
    }
}
