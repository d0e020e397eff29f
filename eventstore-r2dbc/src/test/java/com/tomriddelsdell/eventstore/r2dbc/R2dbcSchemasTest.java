package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.testkit.SchemaCatalogueContract;
import com.tomriddelsdell.eventstore.testkit.SchemaFixture;
import reactor.core.publisher.Mono;

/** The catalogue on PostgreSQL keeps the contract, seen by two stores. */
class R2dbcSchemasTest extends SchemaCatalogueContract {

    @Override
    protected SchemaFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements SchemaFixture {

        private final String schema = Server.newSchema();
        private final Database one = Server.database().build();
        private final Database other = Server.database().build();

        @Override
        public Mono<SchemaCatalogue> open() {
            return catalogue(one);
        }

        @Override
        public Mono<SchemaCatalogue> again() {
            return catalogue(other);
        }

        @Override
        public Mono<Void> close() {
            return one.close().then(other.close());
        }

        private Mono<SchemaCatalogue> catalogue(Database database) {
            return R2dbcEventStore.on(database)
                    .schema(schema)
                    .open()
                    .flatMap(store -> store.close().thenReturn(store.schemas()));
        }
    }
}
