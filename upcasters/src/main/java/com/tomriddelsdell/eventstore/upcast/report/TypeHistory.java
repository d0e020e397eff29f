package com.tomriddelsdell.eventstore.upcast.report;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import reactor.core.publisher.Mono;

/** Prints the schemas that a log holds of one event type, and what has changed from each to the next. */
public final class TypeHistory {

    private TypeHistory() {}

    /**
     * The history of {@code type} for people to read: a line for each schema, and below it one for each field that was added
     * (+), removed (-) or changed (~) at the top of the record.
     *
     * @return empty text when the catalogue has no schema of the type; never empty
     */
    public static Mono<String> print(SchemaCatalogue catalogue, String type) {
        requireNonNull(catalogue, "catalogue");
        requireNonNull(type, "type");
        return catalogue
                .all()
                .filter(stored -> stored.type().equals(type))
                .collectList()
                .map(TypeHistory::print);
    }

    private static String print(List<StoredSchema> revisions) {
        var lines = new ArrayList<String>();
        StoredSchema before = null;
        for (var stored : revisions) {
            lines.add("%s revision %d, id %d, since %s, sha256 %s"
                    .formatted(
                            stored.type(),
                            stored.revision(),
                            stored.id(),
                            stored.registeredAt(),
                            stored.fingerprint()));
            lines.addAll(changes(
                    before == null ? "{\"type\":\"record\",\"name\":\"None\",\"fields\":[]}" : before.text(),
                    stored.text()));
            before = stored;
        }
        return String.join("\n", lines);
    }

    private static List<String> changes(String before, String after) {
        try {
            return changes(AvroText.parse(before), AvroText.parse(after));
        } catch (IllegalArgumentException refused) {
            return List.of("    " + refused.getMessage());
        }
    }

    private static List<String> changes(Schema before, Schema after) {
        var changes = new ArrayList<String>();
        for (var field : after.getFields()) {
            var old = before.getField(field.name());
            if (old == null) {
                changes.add("    + " + text(field));
            } else if (!old.equals(field)) {
                changes.add("    ~ %s, was %s".formatted(text(field), text(old)));
            }
        }
        before.getFields().stream()
                .filter(field -> after.getField(field.name()) == null)
                .forEach(field -> changes.add("    - " + text(field)));
        return changes;
    }

    private static String text(Schema.Field field) {
        return field.name() + ": " + field.schema() + (field.hasDefaultValue() ? " (has a default)" : "");
    }
}
