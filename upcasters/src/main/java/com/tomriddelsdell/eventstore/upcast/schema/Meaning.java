package com.tomriddelsdell.eventstore.upcast.schema;

import static java.util.Objects.requireNonNull;

import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Whether two schemas mean the same by the same bytes: Avro itself would read microseconds as nanoseconds. */
public final class Meaning {

    private Meaning() {}

    /** Whether a value written by {@code writer} may be taken for one of {@code reader}, looking at their logical types. */
    public static boolean agrees(Schema writer, Schema reader) {
        var written = requireNonNull(writer, "writer").getLogicalType();
        var read = requireNonNull(reader, "reader").getLogicalType();
        if (written instanceof LogicalTypes.Decimal from && read instanceof LogicalTypes.Decimal to) {
            return from.getScale() == to.getScale() && from.getPrecision() <= to.getPrecision();
        }
        return name(written).equals(name(read));
    }

    /** What a schema means, for a message. */
    public static String of(Schema schema) {
        var logical = requireNonNull(schema, "schema").getLogicalType();
        return switch (logical) {
            case null -> schema.getType().getName();
            case LogicalTypes.Decimal decimal -> "decimal(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale());
            default -> logical.getName();
        };
    }

    private static String name(@Nullable LogicalType type) {
        return type == null ? "" : type.getName();
    }
}
