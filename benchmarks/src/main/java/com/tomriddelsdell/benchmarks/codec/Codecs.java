package com.tomriddelsdell.benchmarks.codec;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.chain.Upcaster;
import com.tomriddelsdell.eventstore.upcast.form.GenericForm;
import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import com.tomriddelsdell.eventstore.upcast.record.RecordForm;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.Schema;

/** A codec with five steps behind it, an event of today, and one that has all five to go. */
final class Codecs {

    static final OrderEvent.Placed EVENT = new OrderEvent.Placed(
            new UUID(1, 2), "Zoë Example", 4_200, 3, true, List.of("pen", "paper", "ink"), "as a gift");

    private static final String TYPE = "Placed";
    private static final int STEPS = 5;

    private final SchemaCatalogue schemas = InMemoryEventStore.create().schemas();
    private final Schema oldest = version(1);
    private final int oldestId = Objects.requireNonNull(
                    schemas.register(new SchemaText(TYPE, AvroText.of(oldest))).block())
            .id();

    final AvroEventCodec<OrderEvent> avro = Objects.requireNonNull(AvroEventCodec.of(OrderEvent.class)
            .history(SchemaHistory.empty()
                    .with(
                            TYPE,
                            IntStream.rangeClosed(1, STEPS + 1)
                                    .mapToObj(version -> AvroText.of(version(version)))
                                    .toList()))
            .upcasting(IntStream.rangeClosed(1, STEPS).mapToObj(Codecs::step).toArray(Upcaster[]::new))
            .open(schemas)
            .block());

    RecordedEvent today() {
        return recorded(avro.encode(EVENT));
    }

    /** The same data by the oldest schema, in which one field has another name. */
    RecordedEvent fiveStepsAgo() {
        var output = new PayloadOutput();
        output.writeByte((byte) 0);
        output.writeBigEndian(oldestId);
        var data = GenericForm.of(oldest).reader(oldest).read(new PayloadInput(plain(), 0));
        GenericForm.of(oldest).write(data, output);
        return recorded(EventData.of(TYPE, Payload.wrap(output.toByteArray())));
    }

    /** The data of today alone. */
    static byte[] plain() {
        var output = new PayloadOutput();
        RecordForm.of(OrderEvent.Placed.class).write(EVENT, output);
        return output.toByteArray();
    }

    static RecordedEvent recorded(EventData data) {
        return data.recorded(Position.of(1), StreamId.of("order", "1"), StreamVersion.FIRST, Instant.EPOCH);
    }

    private static Upcaster step(int version) {
        return Upcaster.change(
                Shape.of(TYPE, version),
                Shape.of(TYPE, version + 1),
                (old, next, event) -> next.put(cents(version + 1), old.get(cents(version))));
    }

    /** The schema of today, but for one name. */
    private static Schema version(int version) {
        var today = AvroText.of(RecordForm.of(OrderEvent.Placed.class).schema());
        return AvroText.parse(today.replace("\"cents\"", "\"%s\"".formatted(cents(version))));
    }

    private static String cents(int version) {
        return version > STEPS ? "cents" : "cents" + version;
    }
}
