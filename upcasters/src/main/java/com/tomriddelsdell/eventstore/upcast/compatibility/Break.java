package com.tomriddelsdell.eventstore.upcast.compatibility;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/**
 * A place at which a reader cannot take all that a writer may have written.
 *
 * @param field where, as the reader names it: {@code address.street}, {@code lines[].price}; empty for the record itself
 * @param problem what is wrong there
 * @param fix what makes it right
 */
public record Break(String field, String problem, String fix) {

    public Break {
        requireNonNull(field, "field");
        requireNonNull(problem, "problem");
        requireNonNull(fix, "fix");
    }

    /** All places at which {@code reader} cannot take data of {@code writer}; empty when it can take all of it. */
    public static List<Break> between(Schema writer, Schema reader) {
        requireNonNull(writer, "writer");
        requireNonNull(reader, "reader");
        var shapes =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getResult()
                        .getIncompatibilities()
                        .stream()
                        .map(found -> BreakReport.of(found, reader));
        return Stream.concat(shapes, new MeaningBreaks().between(writer, reader).stream())
                .distinct()
                .toList();
    }

    /**
     * Fails where {@code reader} cannot take all data of {@code writer}.
     *
     * @throws IllegalArgumentException with a line for each place
     */
    public static void requireNone(Schema writer, Schema reader) {
        var breaks = between(writer, reader);
        if (!breaks.isEmpty()) {
            throw new IllegalArgumentException(
                    breaks.stream().map(Break::toString).collect(joining("; ")));
        }
    }

    @Override
    public String toString() {
        return "%s %s: %s".formatted(field.isEmpty() ? "the record" : "field '" + field + "'", problem, fix);
    }
}
