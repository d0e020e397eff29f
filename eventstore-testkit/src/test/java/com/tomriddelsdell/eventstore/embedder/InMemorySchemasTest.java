package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.testkit.SchemaCatalogueContract;
import com.tomriddelsdell.eventstore.testkit.SharedFixture;

/** The catalogue in memory keeps the contract. */
class InMemorySchemasTest extends SchemaCatalogueContract {

    @Override
    protected SharedFixture<SchemaCatalogue> fixture() {
        return new InMemoryShared<>(InMemoryEventStore::schemas);
    }
}
