package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.testkit.EventImportContract;
import com.tomriddelsdell.eventstore.testkit.ImportedLog;
import com.tomriddelsdell.eventstore.testkit.SharedFixture;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The import on PostgreSQL keeps the contract, seen by two stores. */
class R2dbcImportsTest extends EventImportContract {

    @Override
    protected SharedFixture<ImportedLog> fixture() {
        return new Stores();
    }

    private static final class Stores implements SharedFixture<ImportedLog> {

        private final String schema = Server.newSchema();
        private final List<Mono<Void>> closings = new ArrayList<>();

        @Override
        public Mono<ImportedLog> open() {
            var database = Server.database().build();
            return R2dbcEventStore.on(database)
                    .schema(schema)
                    .open()
                    .doOnNext(store -> closings.add(closed(store, database)))
                    .map(store -> new ImportedLog(store, store.imports(), store.lifecycle()));
        }

        @Override
        public Mono<ImportedLog> again() {
            return open();
        }

        @Override
        public Mono<Void> close() {
            return Flux.concat(closings).then();
        }

        private static Mono<Void> closed(R2dbcEventStore store, Database database) {
            return store.close().then(database.close());
        }
    }
}
