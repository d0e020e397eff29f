package com.tomriddelsdell.eventstore.schema;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The schemas of one log, kept in the log itself, so that whoever has the log can read it, with no registry at hand and in
 * ten years too. Schemas are added and never changed or removed.
 *
 * <p>Every publisher returned here is cold, and no method blocks.
 */
public interface SchemaCatalogue {

    /**
     * Registers {@code schema}, unless it is there already. Any number of processes may do so at once: one schema has one id
     * and one revision. When this has emitted, the schema is as durable as an appended event.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.StoreUnavailableException}, after which the same call
     * may be made again.
     *
     * <p><strong>Cancellation:</strong> the schema is registered or not.
     *
     * @return the schema as it is stored, never empty
     */
    Mono<StoredSchema> register(SchemaText schema);

    /**
     * Finds the schema that {@code id} names.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.StoreUnavailableException}.
     *
     * @return empty when there is none
     */
    Mono<StoredSchema> find(int id);

    /**
     * All schemas: those of one event type together, in the order of their revisions.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.StoreUnavailableException}.
     */
    Flux<StoredSchema> all();
}
