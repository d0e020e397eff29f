package com.tomriddelsdell.eventstore.memory;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.snapshot.Snapshot;
import com.tomriddelsdell.eventstore.snapshot.SnapshotKey;
import com.tomriddelsdell.eventstore.snapshot.SnapshotStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** Snapshots in memory. */
final class InMemorySnapshotStore implements SnapshotStore {

    private final Map<SnapshotKey, Snapshot> snapshots = new ConcurrentHashMap<>();

    @Override
    public Mono<Snapshot> find(SnapshotKey key) {
        requireNonNull(key, "key");
        return Mono.fromSupplier(() -> snapshots.get(key));
    }

    @Override
    public Mono<Void> save(SnapshotKey key, Snapshot snapshot) {
        requireNonNull(key, "key");
        requireNonNull(snapshot, "snapshot");
        return Mono.fromRunnable(() -> snapshots.put(key, snapshot));
    }

    @Override
    public Mono<Void> delete(SnapshotKey key) {
        requireNonNull(key, "key");
        return Mono.fromRunnable(() -> snapshots.remove(key));
    }
}
