package com.tomriddelsdell.eventstore.schema;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.history.Digest;
import java.time.Instant;

/**
 * A schema as a log's catalogue holds it. It never changes.
 *
 * @param id names it within the log, at least 1; payloads carry this number
 * @param revision its place among the schemas of its type, in the order in which they were registered, from 1 without gaps
 * @param registeredAt when it was registered first, by the store's clock
 */
public record StoredSchema(int id, int revision, SchemaText schema, Instant registeredAt) {

    public StoredSchema {
        requireNonNull(schema, "schema");
        requireNonNull(registeredAt, "registeredAt");
        requirePositive("id", id);
        requirePositive("revision", revision);
    }

    public String type() {
        return schema.type();
    }

    public String text() {
        return schema.text();
    }

    public Digest fingerprint() {
        return schema.fingerprint();
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s must be at least 1, but was %d".formatted(what, value));
        }
    }
}
