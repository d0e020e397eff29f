package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.testkit.DeadlineStoreContract;
import com.tomriddelsdell.eventstore.testkit.SharedFixture;

/** Deadlines in memory keep the contract. */
class InMemoryDeadlinesTest extends DeadlineStoreContract {

    @Override
    protected SharedFixture<DeadlineStore> fixture() {
        return new InMemoryShared<>(InMemoryEventStore::deadlines);
    }
}
