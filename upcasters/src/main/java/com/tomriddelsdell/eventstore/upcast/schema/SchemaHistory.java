package com.tomriddelsdell.eventstore.upcast.schema;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that event types have had, in their order, as they are committed beside the code: {@code v1.avsc},
 * {@code v2.avsc} and so on in a folder named after the type. A version that has been released is never changed. Immutable.
 */
public final class SchemaHistory {

    private final Map<String, List<Schema>> versions;

    private SchemaHistory(Map<String, List<Schema>> versions) {
        this.versions = versions;
    }

    /** Without any type. */
    public static SchemaHistory empty() {
        return new SchemaHistory(Map.of());
    }

    /**
     * The history in a folder, such as {@code src/main/avro/history}; a type for each folder in it.
     *
     * @throws SchemaRefusedException if a file is no schema, or a version is missing between others
     * @throws UncheckedIOException if the folder cannot be read
     */
    public static SchemaHistory ofFolder(Path folder) {
        requireNonNull(folder, "folder");
        try (var types = Files.list(folder)) {
            var history = empty();
            for (var type : types.filter(Files::isDirectory).sorted().toList()) {
                var name = String.valueOf(type.getFileName());
                history = history.with(name, texts(name, type));
            }
            return history;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The history of {@code types} among the resources beside {@code anchor}, below {@code folder}.
     *
     * @throws SchemaRefusedException if a file is no schema, or a type has no first version
     */
    public static SchemaHistory ofResources(Class<?> anchor, String folder, Set<String> types) {
        requireNonNull(anchor, "anchor");
        requireNonNull(folder, "folder");
        requireNonNull(types, "types");
        var history = empty();
        for (var type : types) {
            var texts = new ArrayList<String>();
            for (var text = resource(anchor, folder, type, 1); text != null; ) {
                texts.add(text);
                text = resource(anchor, folder, type, texts.size() + 1);
            }
            if (texts.isEmpty()) {
                throw new SchemaRefusedException("there is no resource %s/%s/v1.avsc".formatted(folder, type), null);
            }
            history = history.with(type, texts);
        }
        return history;
    }

    /** With the versions of one more type, the oldest first, as schema texts. */
    public SchemaHistory with(String type, List<String> texts) {
        EventData.requireType(type);
        var schemas = new ArrayList<Schema>();
        for (var text : List.copyOf(requireNonNull(texts, "texts"))) {
            schemas.add(parse(type, schemas.size() + 1, text));
        }
        var more = new TreeMap<>(versions);
        more.put(type, List.copyOf(schemas));
        return new SchemaHistory(more);
    }

    /** The event types, in alphabetical order. */
    public Set<String> types() {
        return versions.keySet();
    }

    /** The schemas of a type, the oldest first; empty when the type is unknown. */
    public List<Schema> versions(String type) {
        return versions.getOrDefault(requireNonNull(type, "type"), List.of());
    }

    /** The schema of a shape, if the history has it. */
    public Optional<Schema> schema(Shape shape) {
        var schemas = versions(requireNonNull(shape, "shape").type());
        return shape.version() > schemas.size() ? Optional.empty() : Optional.of(schemas.get(shape.version() - 1));
    }

    /** The last shape of a type, if the history has any. */
    public Optional<Shape> latest(String type) {
        var count = versions(type).size();
        return count == 0 ? Optional.empty() : Optional.of(new Shape(type, count));
    }

    /** The shape that a schema is, if the history has it: the last one, when the same schema stands in it twice. */
    public Optional<Shape> find(String type, Schema schema) {
        requireNonNull(schema, "schema");
        var schemas = versions(type);
        return IntStream.iterate(schemas.size(), version -> version > 0, version -> version - 1)
                .filter(version -> schemas.get(version - 1).equals(schema))
                .mapToObj(version -> new Shape(type, version))
                .findFirst();
    }

    private static Schema parse(String type, int version, String text) {
        try {
            return AvroText.parse(text);
        } catch (SchemaRefusedException refused) {
            throw new SchemaRefusedException("%s v%d: %s".formatted(type, version, refused.getMessage()), refused);
        }
    }

    private static List<String> texts(String type, Path folder) throws IOException {
        var texts = new ArrayList<String>();
        for (var file = folder.resolve("v1.avsc"); Files.exists(file); file = folder.resolve(next(texts))) {
            texts.add(Files.readString(file));
        }
        try (var files = Files.list(folder)) {
            if (files.count() != texts.size()) {
                throw new SchemaRefusedException(
                        "the folder of %s must hold v1.avsc to v%d.avsc and nothing else; is a version missing?"
                                .formatted(type, Math.max(1, texts.size())),
                        null);
            }
        }
        return texts;
    }

    private static String next(List<String> texts) {
        return "v%d.avsc".formatted(texts.size() + 1);
    }

    private static @Nullable String resource(Class<?> anchor, String folder, String type, int version) {
        try (InputStream file = anchor.getResourceAsStream("%s/%s/v%d.avsc".formatted(folder, type, version))) {
            return file == null ? null : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
