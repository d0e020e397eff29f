package com.tomriddelsdell.eventstore.upcast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.testkit.NullArguments;
import com.tomriddelsdell.eventstore.upcast.avro.AvroCodecBuilder;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.avro.EventForms;
import com.tomriddelsdell.eventstore.upcast.avro.OlderEvents;
import com.tomriddelsdell.eventstore.upcast.chain.DowncasterChain;
import com.tomriddelsdell.eventstore.upcast.chain.Output;
import com.tomriddelsdell.eventstore.upcast.chain.Upcaster;
import com.tomriddelsdell.eventstore.upcast.chain.UpcasterChain;
import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import com.tomriddelsdell.eventstore.upcast.record.RecordForm;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** This module refuses null at once and by name. */
class NullArgumentsTest {

    private static final EventForms<Sample> FORMS = EventForms.ofRecords(Sample.class);
    private static final Shape TAKEN = Shape.of("Taken", 1);
    private static final Shape TAKEN_TODAY = Shape.of("Taken", 2);

    @Test
    void null_is_refused_wherever_it_is_not_allowed() {
        var store = InMemoryEventStore.create();
        var builder = AvroEventCodec.of(FORMS);
        var codec = Objects.requireNonNull(builder.open(store.schemas()).block());
        var form = RecordForm.of(Sample.Taken.class);
        var output = new AtomicReference<Output>();
        var chain = chain(output);
        var lift = chain.lift(TAKEN, form.schema());
        var history = SchemaHistory.empty().with("Taken", List.of(AvroText.of(form.schema())));
        var downcasters = DowncasterChain.of(history, List.of());
        var older = Objects.requireNonNull(OlderEvents.open(store.schemas(), downcasters, Map.of("Taken", 1))
                .block());
        lift.lift(
                new PayloadInput(new byte[] {0}, 0),
                Recorded.of(EventData.of("Taken", Payload.utf8(""))),
                context -> List.of());

        assertThat(NullArguments.ofModule(JsonEventCodec.class)
                        .with(JsonEventCodec.class, JsonEventCodec.of(Sample.class))
                        .with(EventTypes.class, EventTypes.permittedBy(Sample.class))
                        .with(EventForms.class, FORMS)
                        .with(AvroCodecBuilder.class, builder)
                        .with(AvroEventCodec.class, codec)
                        .with(Form.class, form)
                        .with(RecordForm.class, form)
                        .with(Schema.class, form.schema())
                        .with(UpcasterChain.class, chain)
                        .with(UpcasterChain.Lift.class, lift)
                        .with(DowncasterChain.class, downcasters)
                        .with(Shape.class, TAKEN_TODAY)
                        .with(DowncasterChain.Lowering.class, downcasters.lower(TAKEN, form.schema(), 1))
                        .with(OlderEvents.class, older)
                        .with(Output.class, Objects.requireNonNull(output.get()))
                        .with(PayloadInput.class, new PayloadInput(new byte[] {0}, 0))
                        .with(PayloadOutput.class, new PayloadOutput())
                        .with(PrintStream.class, new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))
                        .with(ByteBuffer.class, ByteBuffer.allocate(1))
                        .notRefused())
                .isEmpty();
    }

    private static UpcasterChain chain(AtomicReference<Output> output) {
        var schema = RecordForm.of(Sample.Taken.class).schema();
        var today = RecordForm.of(Sample.class.getPermittedSubclasses()[0]);
        var text = AvroText.of(schema);
        return UpcasterChain.of(
                SchemaHistory.empty().with("Taken", List.of(text, text)),
                List.of(Upcaster.split(TAKEN, List.of(TAKEN_TODAY), (old, given, event) -> {
                    output.set(given);
                    given.next(TAKEN_TODAY);
                })),
                Map.of("Taken", today));
    }

    sealed interface Sample {

        record Taken(String by) implements Sample {}
    }
}
