package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.replay.ProjectedRow;
import com.tomriddelsdell.eventstore.replay.ReplayStore;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import com.tomriddelsdell.eventstore.testkit.ReplayFixture;
import com.tomriddelsdell.eventstore.testkit.Shelf;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Replays in memory, of a read model whose generations are maps. */
public final class InMemoryReplays implements ReplayFixture<InMemoryTransaction> {

    private final InMemoryEventStore events = InMemoryEventStore.create();
    private final Maps maps = new Maps();

    @Override
    public Mono<Void> open() {
        return Mono.empty();
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }

    @Override
    public EventStore events() {
        return events;
    }

    @Override
    public SubscriptionStore<InMemoryTransaction> subscriptions() {
        return events.subscriptions();
    }

    @Override
    public ReplayStore<InMemoryTransaction> store() {
        return events.replays();
    }

    @Override
    public Shelf<InMemoryTransaction> shelf() {
        return maps;
    }

    private static final class Maps implements Shelf<InMemoryTransaction> {

        private final Map<Integer, ConcurrentNavigableMap<String, String>> generations = new ConcurrentHashMap<>();
        private volatile int published;

        @Override
        public Mono<Void> create(InMemoryTransaction transaction, int generation) {
            return onCommit(transaction, () -> generations.put(generation, new ConcurrentSkipListMap<>()));
        }

        @Override
        public Mono<Void> drop(InMemoryTransaction transaction, int generation) {
            return onCommit(transaction, () -> generations.remove(generation));
        }

        @Override
        public Mono<Void> publish(InMemoryTransaction transaction, int generation) {
            return onCommit(transaction, () -> published = generation);
        }

        @Override
        public Mono<Void> add(InMemoryTransaction transaction, int generation, String key, String text) {
            return onCommit(transaction, () -> generation(generation).merge(key, text, String::concat));
        }

        @Override
        public Mono<Void> remove(InMemoryTransaction transaction, int generation, String key) {
            return onCommit(transaction, () -> generation(generation).remove(key));
        }

        @Override
        public Flux<ProjectedRow> rows(
                InMemoryTransaction transaction, int generation, @Nullable String after, int limit) {
            return rows(generation)
                    .filter(row -> after == null || row.key().compareTo(after) > 0)
                    .take(limit);
        }

        @Override
        public Mono<ProjectedRow> row(InMemoryTransaction transaction, int generation, String key) {
            return rows(generation).filter(row -> row.key().equals(key)).next();
        }

        /** Reads again when readers were switched meanwhile: what they see no more may run ahead of what they see. */
        @Override
        public Flux<ProjectedRow> read() {
            return Mono.defer(() -> {
                        var seen = published;
                        return rows(seen).collectList().filter(rows -> seen == published);
                    })
                    .repeatWhenEmpty(attempts -> attempts)
                    .flatMapIterable(rows -> rows);
        }

        @Override
        public Flux<Integer> generations() {
            return Flux.defer(() -> Flux.fromIterable(generations.keySet()));
        }

        private Flux<ProjectedRow> rows(int generation) {
            return Flux.defer(() -> Flux.fromIterable(generation(generation).entrySet()))
                    .map(entry -> new ProjectedRow(entry.getKey(), entry.getValue()));
        }

        private ConcurrentNavigableMap<String, String> generation(int generation) {
            return generations.getOrDefault(generation, new ConcurrentSkipListMap<>());
        }

        private static Mono<Void> onCommit(InMemoryTransaction transaction, Runnable change) {
            return Mono.fromRunnable(() -> transaction.onCommit(change));
        }
    }
}
