package com.tomriddelsdell.eventstore.upcast.schema;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.schema.SchemaText;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/**
 * Reads and writes Avro schemas as texts. What comes from a log may have been written by anybody, so that a schema is looked
 * at before it is used: its length, how deep it is nested, how many types it names, and whether data of it can end.
 */
public final class AvroText {

    /** The most levels of brackets in a schema. */
    public static final int MAX_NESTING = 128;

    /** The most types, fields, branches and symbols that a schema may have. */
    public static final int MAX_NODES = 10_000;

    private AvroText() {}

    /**
     * The schema that {@code text} describes.
     *
     * @throws SchemaRefusedException if it describes none, exceeds a limit, or a record contains itself in every case
     */
    public static Schema parse(String text) {
        requireNonNull(text, "text");
        requireModest(text);
        try {
            var schema = SchemaParser.parseSingle(text);
            new Inspection().inspect(schema);
            return schema;
        } catch (SchemaRefusedException told) {
            throw told;
        } catch (RuntimeException refused) { // whatever the parser stumbles over
            throw new SchemaRefusedException("this is no Avro schema: " + refused.getMessage(), refused);
        }
    }

    /** The text by which {@code schema} is stored: with documentation, defaults and aliases, without blanks. */
    public static String of(Schema schema) {
        return requireNonNull(schema, "schema").toString();
    }

    private static void requireModest(String text) {
        if (text.length() > SchemaText.MAX_LENGTH) {
            throw new SchemaRefusedException(
                    "a schema has at most %d characters, but this has %d"
                            .formatted(SchemaText.MAX_LENGTH, text.length()),
                    null);
        }
        var depth = 0;
        var quoted = false;
        for (var index = 0; index < text.length(); index++) {
            var letter = text.charAt(index);
            if (quoted) {
                if (letter == '\\') {
                    index++;
                } else {
                    quoted = letter != '"';
                }
            } else if (letter == '"') {
                quoted = true;
            } else if (letter == '{' || letter == '[') {
                requireShallow(++depth);
            } else if (letter == '}' || letter == ']') {
                depth--;
            }
        }
    }

    private static void requireShallow(int depth) {
        if (depth > MAX_NESTING) {
            throw new SchemaRefusedException("a schema is nested at most %d deep".formatted(MAX_NESTING), null);
        }
    }

    /** Counts, and looks for records that contain themselves whatever the data is. */
    private static final class Inspection {

        private final Set<Schema> seen = new HashSet<>();
        private final Set<String> open = new HashSet<>();
        private int nodes;

        void inspect(Schema schema) {
            count(1);
            switch (schema.getType()) {
                case RECORD -> inspectRecord(schema);
                case ARRAY -> apart(schema.getElementType());
                case MAP -> apart(schema.getValueType());
                case UNION -> {
                    if (schema.getTypes().isEmpty()) {
                        throw new SchemaRefusedException("a union without branches has no data", null);
                    }
                    schema.getTypes().forEach(this::apart);
                }
                case ENUM -> count(schema.getEnumSymbols().size());
                case FIXED -> requireSmall(schema);
                default -> {}
            }
        }

        private void inspectRecord(Schema record) {
            if (open.contains(record.getFullName())) {
                throw new SchemaRefusedException(
                        "record %s contains itself in every case, so that no data of it ends"
                                .formatted(record.getFullName()),
                        null);
            }
            if (!seen.add(record)) {
                return;
            }
            open.add(record.getFullName());
            record.getFields().forEach(field -> inspect(field.schema()));
            open.remove(record.getFullName());
        }

        /** What may be left out may well contain what it is in. */
        private void apart(Schema optional) {
            var outside = Set.copyOf(open);
            open.clear();
            inspect(optional);
            open.addAll(outside);
        }

        private void count(int more) {
            nodes += more;
            if (nodes > MAX_NODES) {
                throw new SchemaRefusedException("a schema has at most %d parts".formatted(MAX_NODES), null);
            }
        }

        private static void requireSmall(Schema fixed) {
            if (fixed.getFixedSize() > SchemaText.MAX_LENGTH) {
                throw new SchemaRefusedException(
                        "a fixed has at most %d bytes, but %s has %d"
                                .formatted(SchemaText.MAX_LENGTH, fixed.getFullName(), fixed.getFixedSize()),
                        null);
            }
        }
    }
}
