package com.tomriddelsdell.eventstore.spring.admin.log;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.schema.StoredSchema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event, side by side.
 *
 * @param decoded what the stored bytes say
 * @param upcast what the domain is given today
 */
public record EventView(
        EventLine event,
        Stored stored,
        @Nullable JsonNode decoded,
        @Nullable String decodeError,
        @Nullable List<Given> upcast,
        @Nullable String upcastError,
        @Nullable Way path) {

    public EventView {
        requireNonNull(event, "event");
        requireNonNull(stored, "stored");
    }

    /** As it is stored; the bytes as far as they are shown. */
    record Stored(
            String format,
            int size,
            @Nullable Integer schemaId,
            @Nullable SchemaView schema,
            String base64,
            String hex,
            boolean truncated) {}

    /** A schema of the catalogue; its text only where one is asked for. */
    record SchemaView(
            int id,
            int revision,
            String type,
            Instant registeredAt,
            String fingerprint,
            @Nullable String text) {

        static SchemaView of(StoredSchema stored) {
            return new SchemaView(
                    stored.id(),
                    stored.revision(),
                    stored.type(),
                    stored.registeredAt(),
                    stored.fingerprint().hex(),
                    stored.text());
        }

        static SchemaView withoutText(StoredSchema stored) {
            var whole = of(stored);
            return new SchemaView(
                    whole.id(), whole.revision(), whole.type(), whole.registeredAt(), whole.fingerprint(), null);
        }
    }

    /** An event of the domain. */
    record Given(String type, JsonNode value) {}

    /** How a codec comes to it. */
    record Way(
            String codec,
            @Nullable Integer schemaId,
            @Nullable Integer revision,
            boolean readable,
            @Nullable String refusal,
            @Nullable List<String> steps) {}
}
