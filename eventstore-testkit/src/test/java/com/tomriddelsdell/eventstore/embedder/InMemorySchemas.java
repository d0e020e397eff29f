package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.testkit.SchemaFixture;
import reactor.core.publisher.Mono;

/** The catalogue of a store in memory. */
public final class InMemorySchemas implements SchemaFixture {

    private final SchemaCatalogue catalogue = InMemoryEventStore.create().schemas();

    @Override
    public Mono<SchemaCatalogue> open() {
        return Mono.just(catalogue);
    }

    @Override
    public Mono<SchemaCatalogue> again() {
        return Mono.just(catalogue);
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }
}
