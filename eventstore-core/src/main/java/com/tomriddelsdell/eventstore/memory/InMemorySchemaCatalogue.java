package com.tomriddelsdell.eventstore.memory;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Schemas in memory. Whoever registers takes its turn. */
final class InMemorySchemaCatalogue implements SchemaCatalogue {

    private final Clock clock;
    private final Turns turns = new Turns();
    private final Map<Integer, StoredSchema> schemas = new ConcurrentHashMap<>();

    InMemorySchemaCatalogue(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Mono<StoredSchema> register(SchemaText schema) {
        requireNonNull(schema, "schema");
        return turns.take(() -> schemas.values().stream()
                .filter(stored -> stored.schema().equals(schema))
                .findFirst()
                .orElseGet(() -> add(schema)));
    }

    @Override
    public Mono<StoredSchema> find(int id) {
        return Mono.fromSupplier(() -> schemas.get(id));
    }

    @Override
    public Flux<StoredSchema> all() {
        return Flux.defer(() -> Flux.fromStream(schemas.values().stream()
                .sorted(Comparator.comparing(StoredSchema::type).thenComparingInt(StoredSchema::revision))));
    }

    private StoredSchema add(SchemaText schema) {
        var id = schema.ids().stream()
                .filter(free -> !schemas.containsKey(free))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Every id of the schema is taken"));
        var stored = new StoredSchema(id, 1 + revisionsOf(schema.type()), schema, clock.instant());
        schemas.put(id, stored);
        return stored;
    }

    private int revisionsOf(String type) {
        return (int) schemas.values().stream()
                .filter(stored -> stored.type().equals(type))
                .count();
    }
}
