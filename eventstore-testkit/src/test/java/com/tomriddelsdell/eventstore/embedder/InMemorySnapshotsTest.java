package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.snapshot.SnapshotStore;
import com.tomriddelsdell.eventstore.testkit.SharedFixture;
import com.tomriddelsdell.eventstore.testkit.SnapshotStoreContract;

/** Snapshots in memory keep the contract. */
class InMemorySnapshotsTest extends SnapshotStoreContract {

    @Override
    protected SharedFixture<SnapshotStore> fixture() {
        return new InMemoryShared<>(InMemoryEventStore::snapshots);
    }
}
