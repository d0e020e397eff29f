package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import com.tomriddelsdell.eventstore.testkit.DeadlineStoreContract;
import com.tomriddelsdell.eventstore.testkit.SharedFixture;

/** Deadlines on PostgreSQL keep the contract, seen by two stores. */
class R2dbcDeadlinesTest extends DeadlineStoreContract {

    @Override
    protected SharedFixture<DeadlineStore> fixture() {
        return new PostgresShared<>(R2dbcEventStore::deadlines);
    }
}
