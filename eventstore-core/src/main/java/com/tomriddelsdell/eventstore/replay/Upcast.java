package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What becomes of the events of one type and schema before they are applied.
 *
 * @param schemaId the id that payloads name; 0 for those that name none
 * @param schema in a few words
 * @param path the shapes on the way, from the one that is stored to the last one, an upcaster or a rule of Avro from each to the
 *     next; one shape if nothing is changed, empty if that is not known
 * @param refusal why they cannot be decoded; empty when they can, as far as the schema tells
 */
public record Upcast(String type, int schemaId, String schema, List<String> path, String refusal) {

    public Upcast {
        requireNonNull(type, "type");
        requireNonNull(schema, "schema");
        path = List.copyOf(requireNonNull(path, "path"));
        requireNonNull(refusal, "refusal");
    }

    /** Of a schema of which nothing is known. */
    static Upcast unknown(String type, int schemaId) {
        return new Upcast(
                type,
                schemaId,
                schemaId == 0 ? "no schema" : "schema id %d (unknown)".formatted(schemaId),
                List.of(),
                "");
    }

    /** Whether events are changed on the way. */
    public boolean isLifted() {
        return path.size() > 1;
    }
}
