package com.tomriddelsdell.eventstore.upcast.compatibility;

import com.tomriddelsdell.eventstore.upcast.schema.Meaning;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** Says what Avro has found in the words of whoever changes an event. */
final class BreakReport {

    private static final String UPCAST = "or write an upcaster";
    private static final String MAY_BE_NULL = "may be null in the data";
    private static final String MAKE_NULLABLE = "make it @Nullable, " + UPCAST;

    private BreakReport() {}

    static Break of(Incompatibility found, Schema reader) {
        var writer = found.getWriterFragment();
        var part = found.getReaderFragment();
        return switch (found.getType()) {
            case READER_FIELD_MISSING_DEFAULT_VALUE ->
                at(
                        found,
                        reader,
                        "is not in the data and has no default",
                        "give it one (@Default, or @Nullable), an alias if it had another name, " + UPCAST);
            case TYPE_MISMATCH ->
                at(
                        found,
                        reader,
                        writer.getType() == Schema.Type.NULL
                                ? MAY_BE_NULL
                                : "is %s in the data and cannot be read as %s"
                                        .formatted(Meaning.of(writer), Meaning.of(part)),
                        writer.getType() == Schema.Type.NULL
                                ? MAKE_NULLABLE
                                : "keep the type and add another field, " + UPCAST);
            case MISSING_ENUM_SYMBOLS ->
                at(
                        found,
                        reader,
                        "does not know the symbols " + found.getMessage().replaceAll(".*(?=\\[)", ""),
                        "keep them, give the enum a default, " + UPCAST);
            case NAME_MISMATCH ->
                at(
                        found,
                        reader,
                        "is named %s in the data and %s here".formatted(writer.getFullName(), part.getFullName()),
                        "add the old name as an alias (@Alias)");
            case FIXED_SIZE_MISMATCH ->
                at(
                        found,
                        reader,
                        "has %d bytes in the data and %d here".formatted(writer.getFixedSize(), part.getFixedSize()),
                        "keep the size, " + UPCAST);
            case MISSING_UNION_BRANCH ->
                at(
                        found,
                        reader,
                        "may be %s in the data, for which there is no branch".formatted(name(writer)),
                        writer.getType() == Schema.Type.NULL ? MAKE_NULLABLE : "keep the branch, " + UPCAST);
        };
    }

    private static String name(Schema branch) {
        return branch.getType() == Schema.Type.RECORD ? branch.getFullName() : Meaning.of(branch);
    }

    private static Break at(Incompatibility found, Schema reader, String problem, String fix) {
        var steps = new ArrayDeque<>(List.of(found.getLocation().split("/")));
        return new Break(path(reader, steps), problem, fix);
    }

    /** Follows a pointer into the text of a schema by the names of the fields. */
    private static String path(Schema schema, Deque<String> pointer) {
        var path = new StringBuilder();
        var part = schema;
        while (!pointer.isEmpty()) {
            var step = pointer.pop();
            if (step.equals("fields") && !pointer.isEmpty()) {
                var field = part.getFields().get(Integer.parseInt(pointer.pop()));
                path.append(path.isEmpty() ? "" : ".").append(field.name());
                part = field.schema();
            } else if (step.equals("items")) {
                path.append("[]");
                part = part.getElementType();
            } else if (step.equals("values")) {
                path.append("{}");
                part = part.getValueType();
            } else if (part.isUnion() && !step.isEmpty() && Character.isDigit(step.charAt(0))) {
                part = part.getTypes().get(Integer.parseInt(step));
            }
        }
        return path.toString();
    }
}
