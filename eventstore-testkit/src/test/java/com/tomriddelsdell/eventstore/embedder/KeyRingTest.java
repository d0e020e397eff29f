package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.erase.KeyRing;
import com.tomriddelsdell.eventstore.erase.SubjectKeys;
import com.tomriddelsdell.eventstore.testkit.SharedFixture;
import com.tomriddelsdell.eventstore.testkit.SubjectKeysContract;

/** A ring keeps the contract of what it has at hand, within its process. */
class KeyRingTest extends SubjectKeysContract {

    @Override
    protected SharedFixture<SubjectKeys> fixture() {
        return new InMemoryShared<>(store -> KeyRing.of(store.subjectKeys()));
    }
}
