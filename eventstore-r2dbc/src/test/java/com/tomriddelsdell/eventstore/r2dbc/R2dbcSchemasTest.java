package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.testkit.SchemaCatalogueContract;
import com.tomriddelsdell.eventstore.testkit.SharedFixture;

/** The catalogue on PostgreSQL keeps the contract, seen by two stores. */
class R2dbcSchemasTest extends SchemaCatalogueContract {

    @Override
    protected SharedFixture<SchemaCatalogue> fixture() {
        return new PostgresShared<>(R2dbcEventStore::schemas);
    }
}
