package com.tomriddelsdell.eventstore.upcast.registry;

import static java.util.Objects.requireNonNull;

/**
 * A schema as a registry holds it under a subject.
 *
 * @param version its place among the schemas of the subject, from 1
 * @param id names it in the registry, whatever the subject
 * @param schema the text
 */
public record RegisteredSchema(String subject, int version, int id, String schema) {

    public RegisteredSchema {
        requireNonNull(subject, "subject");
        requireNonNull(schema, "schema");
    }
}
