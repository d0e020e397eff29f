package com.tomriddelsdell.eventstore.upcast.transform;

import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;

class TransformInMemoryTest extends TransformContract {

    @Override
    Log open() {
        var store = InMemoryEventStore.create();
        return new Log(store, store.schemas());
    }

    @Override
    void close() {}
}
