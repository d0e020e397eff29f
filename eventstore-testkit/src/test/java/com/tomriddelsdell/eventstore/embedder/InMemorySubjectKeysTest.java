package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.erase.SubjectKeys;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.testkit.SharedFixture;
import com.tomriddelsdell.eventstore.testkit.SubjectKeysContract;

/** Keys of subjects in memory keep the contract. */
class InMemorySubjectKeysTest extends SubjectKeysContract {

    @Override
    protected SharedFixture<SubjectKeys> fixture() {
        return new InMemoryShared<>(InMemoryEventStore::subjectKeys);
    }
}
