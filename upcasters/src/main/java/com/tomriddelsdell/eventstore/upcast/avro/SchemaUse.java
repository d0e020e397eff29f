package com.tomriddelsdell.eventstore.upcast.avro;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.schema.StoredSchema;
import org.jspecify.annotations.Nullable;

/**
 * What a codec does about the events of one type and schema.
 *
 * @param schemaId the id that payloads name, or 0 for those that name none
 * @param schema null when there is none, or the catalogue does not have it
 * @param refusal why they cannot be decoded; null when they can, as far as the schema tells
 */
public record SchemaUse(
        String type,
        int schemaId,
        @Nullable StoredSchema schema,
        @Nullable String refusal) {

    public SchemaUse {
        requireNonNull(type, "type");
    }

    public boolean isReadable() {
        return refusal == null;
    }

    /** The schema in a few words. */
    public String name() {
        return schema != null
                ? AvroEventCodec.name(schema)
                : schemaId == 0 ? "no schema" : "schema id %d (unknown)".formatted(schemaId);
    }
}
