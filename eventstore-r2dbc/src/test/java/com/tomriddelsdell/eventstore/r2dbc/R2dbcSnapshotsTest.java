package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.snapshot.SnapshotStore;
import com.tomriddelsdell.eventstore.testkit.SharedFixture;
import com.tomriddelsdell.eventstore.testkit.SnapshotStoreContract;

/** Snapshots on PostgreSQL keep the contract, seen by two stores. */
class R2dbcSnapshotsTest extends SnapshotStoreContract {

    @Override
    protected SharedFixture<SnapshotStore> fixture() {
        return new PostgresShared<>(R2dbcEventStore::snapshots);
    }
}
