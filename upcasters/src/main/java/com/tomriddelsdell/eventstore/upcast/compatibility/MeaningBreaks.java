package com.tomriddelsdell.eventstore.upcast.compatibility;

import com.tomriddelsdell.eventstore.upcast.schema.Meaning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Resolver.Promote;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Finds where the same bytes mean something else. Avro looks at types only, and would read one for the other. */
final class MeaningBreaks {

    private final List<Break> found = new ArrayList<>();
    private final Set<Pair> seen = new HashSet<>();

    List<Break> between(Schema writer, Schema reader) {
        compare(writer, reader, "");
        return found;
    }

    private void compare(Schema writer, Schema reader, String path) {
        if (writer.isUnion()) {
            writer.getTypes().forEach(branch -> compare(branch, reader, path));
        } else if (reader.isUnion()) {
            compareToBranch(writer, reader, path);
        } else if (!Meaning.agrees(writer, reader)) {
            found.add(new Break(
                    path,
                    "is %s in the data, which is not %s".formatted(Meaning.of(writer), Meaning.of(reader)),
                    "keep the logical type and add another field, or write an upcaster"));
        } else if (writer.getType() == reader.getType()) {
            compareParts(writer, reader, path);
        }
    }

    private void compareToBranch(Schema writer, Schema reader, String path) {
        var same = reader.getTypes().stream()
                .filter(branch -> branch.getType() == writer.getType())
                .filter(branch -> !isNamed(branch) || branch.getName().equals(writer.getName()))
                .toList();
        if (same.size() == 1) {
            compare(writer, same.getFirst(), path);
        } else if (same.isEmpty()) {
            reader.getTypes().stream()
                    .filter(branch -> branch.getType() != writer.getType() && Promote.isValid(writer, branch))
                    .findFirst()
                    .ifPresent(branch -> compare(writer, branch, path));
        }
    }

    private static boolean isNamed(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> true;
            default -> false;
        };
    }

    private void compareParts(Schema writer, Schema reader, String path) {
        switch (reader.getType()) {
            case RECORD -> {
                if (seen.add(new Pair(writer.getFullName(), reader.getFullName()))) {
                    reader.getFields().forEach(field -> compareField(writer, field, path));
                }
            }
            case ARRAY -> compare(writer.getElementType(), reader.getElementType(), path + "[]");
            case MAP -> compare(writer.getValueType(), reader.getValueType(), path + "{}");
            default -> {}
        }
    }

    private void compareField(Schema writer, Schema.Field field, String path) {
        var written = written(writer, field);
        if (written != null) {
            compare(written.schema(), field.schema(), path.isEmpty() ? field.name() : path + "." + field.name());
        }
    }

    private static Schema.@Nullable Field written(Schema writer, Schema.Field field) {
        var same = writer.getField(field.name());
        return same != null
                ? same
                : field.aliases().stream()
                        .map(writer::getField)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private record Pair(String writer, String reader) {}
}
