package com.tomriddelsdell.eventstore.upcast.avro;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Looks schemas up in a catalogue, and remembers for a second which ones it does not have: events that name a schema which
 * nobody registered must not cost a query each. Whoever writes an event has registered its schema before, so that nobody
 * waits for one that was just looked for in vain. Thread-safe.
 */
public final class SchemaLookup {

    /** How long an id is taken as unknown without asking again. */
    static final Duration MEMORY = Duration.ofSeconds(1);

    /** The most ids that are remembered. */
    static final int MAX_IDS = 1_000;

    private final SchemaCatalogue catalogue;
    private final InstantSource clock;
    private final Map<Integer, Instant> unknownUntil = new ConcurrentHashMap<>();

    /** Looks up in {@code catalogue}, and forgets by {@code clock}. */
    public SchemaLookup(SchemaCatalogue catalogue, InstantSource clock) {
        this.catalogue = requireNonNull(catalogue, "catalogue");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Finds the schema that {@code id} names.
     *
     * <p><strong>Errors:</strong> those of the catalogue; they are not remembered.
     *
     * @return empty when there is none, or was none within the last second
     */
    public Mono<StoredSchema> find(int id) {
        return Mono.defer(() ->
                isUnknown(id) ? Mono.empty() : catalogue.find(id).switchIfEmpty(Mono.fromRunnable(() -> remember(id))));
    }

    private boolean isUnknown(int id) {
        var until = unknownUntil.get(id);
        return until != null && clock.instant().isBefore(until);
    }

    private void remember(int id) {
        var now = clock.instant();
        if (unknownUntil.size() >= MAX_IDS) {
            unknownUntil.values().removeIf(until -> !now.isBefore(until));
        }
        if (unknownUntil.size() < MAX_IDS) {
            unknownUntil.put(id, now.plus(MEMORY));
        }
    }
}
