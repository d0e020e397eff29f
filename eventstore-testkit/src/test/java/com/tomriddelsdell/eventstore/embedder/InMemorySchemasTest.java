package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.testkit.SchemaCatalogueContract;
import com.tomriddelsdell.eventstore.testkit.SchemaFixture;

/** The catalogue in memory keeps the contract. */
class InMemorySchemasTest extends SchemaCatalogueContract {

    @Override
    protected SchemaFixture fixture() {
        return new InMemorySchemas();
    }
}
