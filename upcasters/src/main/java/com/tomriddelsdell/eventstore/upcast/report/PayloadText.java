package com.tomriddelsdell.eventstore.upcast.report;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A payload as it is stored, for people and tools to read.
 *
 * @param schemaId the id of the schema that it names, or 0 for none; of a sealed one, that of its clear part
 * @param json what it says; of a sealed one, its clear part; null when it is of no form that can be shown, or unreadable
 * @param schemaKnown false when the schema that it names is not in the catalogue, or is one of another event type
 * @param problem why it cannot be read; null when it can, or when its form is unknown
 */
public record PayloadText(
        Format format,
        int schemaId,
        boolean schemaKnown,
        @Nullable String json,
        @Nullable String problem) {

    public PayloadText {
        requireNonNull(format, "format");
    }

    static PayloadText read(Format format, int schemaId, String json) {
        return new PayloadText(format, schemaId, true, json, null);
    }

    static PayloadText unreadable(Format format, int schemaId, String problem) {
        return new PayloadText(format, schemaId, true, null, problem);
    }

    static PayloadText ofUnknownSchema(Format format, int schemaId, String problem) {
        return new PayloadText(format, schemaId, false, null, problem);
    }

    /** What a payload looks like. */
    public enum Format {

        /** Avro binary that names its schema. */
        AVRO,

        /** A JSON object or array. */
        JSON,

        /** Encrypted for a subject, with a clear part. */
        SEALED,

        /** Bytes of a form that only the application knows. */
        BINARY
    }
}
