package com.tomriddelsdell.eventstore.upcast.avro;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.erase.Envelope;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.upcast.chain.Context;
import com.tomriddelsdell.eventstore.upcast.chain.Neighbour;
import com.tomriddelsdell.eventstore.upcast.chain.Surroundings;
import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.form.GenericForm;
import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Reads neighbours in the shapes in which steps want them. Thread-safe. */
final class Neighbours {

    private final SchemaHistory history;
    private final IntFunction<@Nullable StoredSchema> schemas;
    private final Map<Wanted, Reading> readings = new ConcurrentHashMap<>();

    /** @param schemas by their ids, as far as they are known */
    Neighbours(SchemaHistory history, IntFunction<@Nullable StoredSchema> schemas) {
        this.history = history;
        this.schemas = schemas;
    }

    /** What is before an event whose neighbours are {@code before}, the nearest first. */
    Surroundings of(List<RecordedEvent> before) {
        return context -> before.stream()
                .limit(context.reach())
                .filter(event -> context.looksAt(event.type()))
                .map(event -> neighbour(event, context))
                .toList();
    }

    private Neighbour neighbour(RecordedEvent event, Context context) {
        try {
            if (Envelope.isAround(event.payload())) {
                throw new UnreadablePayloadException("it is sealed: say by which keys in lookingBackIn(store, keys)");
            }
            if (!Frame.isAround(event.payload())) {
                throw new UnreadablePayloadException("it names no schema");
            }
            var stored = schemas.apply(Frame.schemaId(event.payload()));
            if (stored == null) {
                throw new UnreadablePayloadException(
                        "schema id %d is not in the catalogue".formatted(Frame.schemaId(event.payload())));
            }
            return neighbour(event, context, stored);
        } catch (IllegalArgumentException | UnreadablePayloadException unreadable) {
            throw new UnreadablePayloadException(
                    "%s before it, version %s, cannot be read: %s"
                            .formatted(event.type(), event.version(), unreadable.getMessage()),
                    unreadable);
        }
    }

    private Neighbour neighbour(RecordedEvent event, Context context, StoredSchema stored) {
        var reading = readings.computeIfAbsent(
                new Wanted(stored.id(), event.type(), context), wanted -> reading(wanted, stored));
        var input = new PayloadInput(event.payload().toByteArray(), Frame.SIZE);
        var data = reading.reader().read(input);
        input.requireEnd();
        return new Neighbour(reading.shape(), data, event);
    }

    /** To be kept: the schema must be parsed for it. */
    private Reading reading(Wanted wanted, StoredSchema stored) {
        var writer = AvroText.parse(stored.text());
        var shape = history.find(wanted.type(), writer)
                .or(() -> history.latest(wanted.type()))
                .flatMap(wanted.context()::shapeOf)
                .orElseThrow();
        return new Reading(
                shape, GenericForm.of(history.schema(shape).orElseThrow()).reader(writer));
    }

    private record Wanted(int schemaId, String type, Context context) {}

    private record Reading(Shape shape, Form.Reader<GenericRecord> reader) {}
}
