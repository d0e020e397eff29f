package com.tomriddelsdell.eventstore.upcast.report;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All schemas of a catalogue as text, a line of JSON for each: to be exported from a log in production, committed, and held
 * against the next version of a program by its build.
 */
public final class SchemaCorpus {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private SchemaCorpus() {}

    /**
     * Writes what {@code catalogue} holds.
     *
     * @return a line for each schema, without its end
     */
    public static Flux<String> export(SchemaCatalogue catalogue) {
        return requireNonNull(catalogue, "catalogue").all().map(SchemaCorpus::line);
    }

    /**
     * Reads what was exported.
     *
     * @throws IllegalArgumentException if a line is no schema, or not the one whose fingerprint it tells
     */
    public static List<StoredSchema> parse(List<String> lines) {
        return requireNonNull(lines, "lines").stream()
                .filter(line -> !line.isBlank())
                .map(SchemaCorpus::schema)
                .toList();
    }

    private static String line(StoredSchema stored) {
        return JSON.writeValueAsString(new Line(
                stored.id(),
                stored.revision(),
                stored.type(),
                stored.fingerprint().hex(),
                stored.registeredAt().toString(),
                stored.text()));
    }

    private static StoredSchema schema(String text) {
        try {
            var line = JSON.readValue(text, Line.class);
            var stored = new StoredSchema(
                    line.id(),
                    line.revision(),
                    new SchemaText(line.type(), line.schema()),
                    Instant.parse(line.registeredAt()));
            if (!stored.fingerprint().hex().equals(line.fingerprint())) {
                throw new IllegalArgumentException("the schema of %s with id %d has changed since it was exported"
                        .formatted(line.type(), line.id()));
            }
            return stored;
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("this is no line of a corpus: " + text, malformed);
        }
    }

    private record Line(int id, int revision, String type, String fingerprint, String registeredAt, String schema) {}
}
