package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;

class TransferInMemoryTest extends TransferContract {

    @Override
    Log open() {
        var store = InMemoryEventStore.create();
        return new Log(store, store.imports(), store.schemas());
    }

    @Override
    void close() {}
}
