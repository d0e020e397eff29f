package com.tomriddelsdell.eventstore.upcast.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import com.tomriddelsdell.eventstore.upcast.EventTypes;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.eventstore.upcast.Recorded;
import com.tomriddelsdell.eventstore.upcast.avro.Generations.First;
import com.tomriddelsdell.eventstore.upcast.avro.Generations.Second;
import com.tomriddelsdell.eventstore.upcast.avro.Generations.Third;
import com.tomriddelsdell.eventstore.upcast.chain.Upcaster;
import com.tomriddelsdell.eventstore.upcast.compatibility.Compatibility;
import com.tomriddelsdell.eventstore.upcast.compatibility.HistoryRules;
import com.tomriddelsdell.eventstore.upcast.compatibility.IncompatibleHistoryException;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AvroEventCodecTest {

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final SchemaCatalogue schemas = store.schemas();

    @Test
    void an_event_comes_back_as_it_was_encoded() {
        var codec = open(Generations.first());
        var event = new First.MovedAndRenamed("Main Street 1", "Zoë");

        var data = codec.encode(event);

        assertThat(data.type()).isEqualTo("MovedAndRenamed");
        assertThat(codec.decode(Recorded.of(data))).isEqualTo(event);
    }

    @Test
    void a_payload_is_a_zero_then_the_schema_id_then_the_data() {
        var codec = open(Generations.first());
        var id = Objects.requireNonNull(schemas.all()
                .filter(schema -> schema.type().equals("Registered"))
                .blockLast());

        var bytes = codec.encode(new First.Registered("a@b")).payload().buffer();

        assertThat(bytes.get()).isZero();
        assertThat(bytes.getInt()).isEqualTo(id.id());
        assertThat(bytes.get()).isEqualTo((byte) (2 * 3));
        assertThat(bytes.remaining()).isEqualTo(3);
    }

    @Test
    void events_of_every_generation_are_read_as_those_of_today() {
        var first = open(Generations.first());
        var second = open(Generations.second());
        var third = open(Generations.third());

        assertThat(third.decodeAll(Recorded.of(first.encode(new First.Registered("zoe@example.com")))))
                .containsExactly(new Third.Registered("zoe@example.com", "zoe", null, 1));
        assertThat(third.decodeAll(Recorded.of(second.encode(new Second.Registered("zoe@example.com", "Zoë")))))
                .containsExactly(new Third.Registered("zoe@example.com", "Zoë", null, 1));
        assertThat(third.decodeAll(Recorded.of(first.encode(new First.Pinged()))))
                .isEmpty();
    }

    @Test
    void a_split_event_keeps_its_place_and_looks_at_metadata() {
        var first = open(Generations.first());
        var third = open(Generations.third());
        var event = Recorded.of(first.encode(new First.MovedAndRenamed("Main Street 1", "Zoë"))
                .withMetadata(Metadata.NONE.withHeaders(Map.of("user", "admin"))));

        StepVerifier.create(third.decoded(event))
                .expectNext(List.of(
                        new Decoded<>(new Third.Moved("Main Street 1"), event, 0),
                        new Decoded<>(new Third.Renamed("Zoë", "admin"), event, 1)))
                .expectComplete()
                .verify();
        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> third.decode(event))
                .withMessageContaining("it has become 2 events");
    }

    @Test
    void a_schema_that_a_newer_process_registers_later_is_looked_up() {
        var old = open(AvroEventCodec.of(Second.class));
        var event = Recorded.of(
                open(AvroEventCodec.of(Third.class)).encode(new Third.Registered("zoe@example.com", "Zoë", "1", 2)));

        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> old.decode(event))
                .withMessageContaining("as far as it is known here");
        StepVerifier.create(old.decoded(event))
                .expectNext(List.of(new Decoded<>(new Second.Registered("zoe@example.com", "Zoë"), event, 0)))
                .expectComplete()
                .verify();
        assertThat(old.decode(event)).isEqualTo(new Second.Registered("zoe@example.com", "Zoë"));
    }

    @Test
    void newer_events_are_refused_or_left_out_on_request() {
        var failing = open(AvroEventCodec.of(Second.class).newerEvents(NewerEvents.FAIL));
        var skipping = open(AvroEventCodec.of(Second.class).newerEvents(NewerEvents.SKIP));
        var third = open(AvroEventCodec.of(Third.class));
        var known = Recorded.of(third.encode(new Third.Registered("zoe@example.com", "Zoë", "1", 2)));
        var unknown = Recorded.of(third.encode(new Third.Moved("Main Street 1")));

        StepVerifier.create(failing.decoded(known))
                .expectErrorMatches(failure -> failure instanceof UndecodableEventException
                        && String.valueOf(failure.getMessage()).contains("newer than what this program writes"))
                .verify();
        StepVerifier.create(failing.decoded(unknown))
                .expectError(UndecodableEventException.class)
                .verify();
        StepVerifier.create(skipping.decoded(List.of(known, unknown)))
                .expectNext(List.of())
                .expectComplete()
                .verify();
    }

    @Test
    void what_is_older_is_read_whatever_is_done_about_newer_events() {
        var first = open(Generations.first());
        var failing = open(AvroEventCodec.of(Grown.class).newerEvents(NewerEvents.FAIL));

        assertThat(failing.decode(Recorded.of(first.encode(new First.Registered("a@b")))))
                .isEqualTo(new Grown.Registered("a@b", Optional.empty()));
    }

    @Test
    void json_and_avro_live_in_one_log() {
        var json = JsonEventCodec.of(First.class);
        var codec = open(Generations.first().alsoReading(json));
        var event = new First.Registered("a@b");

        assertThat(codec.decode(Recorded.of(json.encode(event)))).isEqualTo(event);
        assertThat(codec.decode(Recorded.of(codec.encode(event)))).isEqualTo(event);
        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> open(Generations.first()).decode(Recorded.of(json.encode(event))))
                .withMessageContaining("names no schema");
    }

    @Test
    void what_cannot_be_decoded_is_named_with_its_place_and_schema() {
        var codec = open(Generations.first());
        var whole = codec.encode(new First.Registered("a@b"));
        var bytes = whole.payload().toByteArray();

        for (var length = 0; length < bytes.length; length++) {
            var event = recorded("Registered", Arrays.copyOf(bytes, length));
            assertThatExceptionOfType(UndecodableEventException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> codec.decode(event));
        }
        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> codec.decode(recorded("Registered", Arrays.copyOf(bytes, bytes.length - 1))))
                .withMessageContainingAll(
                        "Registered", "position 42", "order-7", "version 3", "schema id", "(revision 1)");
        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> codec.decode(recorded("Registered", Arrays.copyOf(bytes, bytes.length + 1))))
                .withMessageContaining("1 bytes are left over");
        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> codec.decode(recorded("Pinged", bytes)))
                .withMessageContaining("is one of Registered");
    }

    @Test
    void an_id_that_nobody_registered_is_refused_also_after_looking_it_up() {
        var codec = open(Generations.first());

        StepVerifier.create(codec.decoded(recorded("Registered", new byte[] {0, 1, 2, 3, 4, 5})))
                .expectErrorMatches(failure -> String.valueOf(failure.getMessage())
                        .contains("schema id %d is not in the catalogue".formatted(0x01020304)))
                .verify();
    }

    @Test
    void a_hostile_schema_makes_its_events_undecodable_and_nothing_else() {
        var bomb = Objects.requireNonNull(schemas.register(new SchemaText("Registered", "[".repeat(100_000)))
                .block());
        var codec = open(Generations.first());
        var event = new First.Registered("a@b");

        assertThat(codec.decode(Recorded.of(codec.encode(event)))).isEqualTo(event);
        assertThat(codec.unreadable()).singleElement().asString().contains("nested at most 128 deep");
        var bytes = ByteBuffer.allocate(6).put((byte) 0).putInt(bomb.id()).array();
        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> codec.decode(recorded("Registered", bytes)))
                .withMessageContaining("nested at most 128 deep");
    }

    @Test
    void a_step_that_fails_or_gives_nothing_by_mistake_makes_the_event_undecodable() {
        var first = open(Generations.first());
        var moved = Recorded.of(first.encode(new First.MovedAndRenamed("Main Street 1", "Zoë")));
        var shape = Shape.of("MovedAndRenamed", 1);
        var to = List.of(Shape.of("Moved", 1));

        assertUndecodable(
                Upcaster.split(shape, to, (old, output, event) -> {}), moved, "gave nothing, and does not declare");
        assertUndecodable(
                Upcaster.split(shape, to, (old, output, event) -> {
                    throw new IllegalStateException("oops");
                }),
                moved,
                "upcaster MovedAndRenamed v1 -> Moved v1 failed: oops");
        assertUndecodable(
                Upcaster.split(
                        shape,
                        to,
                        (old, output, event) -> output.next(to.getFirst()).put("street", null)),
                moved,
                "gave what does not fit");
        var dropping = open(AvroEventCodec.of(Third.class)
                .history(Generations.HISTORY_OF_THIRD)
                .upcasting(
                        Generations.DISPLAY_NAME,
                        Upcaster.split(shape, to, (old, output, event) -> {}).orNothing(),
                        Generations.NO_PINGS));
        assertThat(dropping.decodeAll(moved)).isEmpty();
    }

    private void assertUndecodable(Upcaster step, RecordedEvent event, String why) {
        var codec = open(AvroEventCodec.of(Third.class)
                .history(Generations.HISTORY_OF_THIRD)
                .upcasting(Generations.DISPLAY_NAME, step, Generations.NO_PINGS));
        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> codec.decodeAll(event))
                .withMessageContaining(why);
    }

    @Test
    void an_incompatible_history_is_refused_before_anything_is_opened() {
        var builder = AvroEventCodec.of(Third.class).history(Generations.HISTORY_OF_THIRD);

        assertThatExceptionOfType(IncompatibleHistoryException.class)
                .isThrownBy(() -> builder.requiring(HistoryRules.of(Compatibility.BACKWARD)))
                .withMessageContaining("Registered: v2 cannot read v1: field 'address' is not in the data");
        Generations.third().requiring(HistoryRules.of(Compatibility.BACKWARD));
    }

    @Test
    void an_event_that_is_no_event_of_the_domain_is_refused() {
        var codec = open(AvroEventCodec.of(
                EventForms.<Object>ofRecords(EventTypes.of(Map.of("Registered", First.Registered.class)))));

        assertThatIllegalArgumentException().isThrownBy(() -> codec.encode("text"));
    }

    @Test
    void generic_data_needs_no_class() {
        var schema = AvroText.parse("""
                {"type":"record","name":"Paid","fields":[{"name":"cents","type":"long"},{"name":"by","type":"string"}]}""");
        var codec = open(AvroEventCodec.of(EventForms.ofSchemas(Map.of("order-paid", schema))));
        GenericRecord event = new GenericRecordBuilder(schema)
                .set("cents", 1L)
                .set("by", "Zoë")
                .build();

        var data = codec.encode(event);

        assertThat(data.type()).isEqualTo("order-paid");
        assertThat(codec.decode(Recorded.of(data))).isEqualTo(event);
    }

    @Test
    void a_log_of_three_generations_is_read_from_its_start() {
        var stream = StreamId.of("person", "1");
        append(stream, open(Generations.first()).encode(new First.Registered("zoe@example.com")));
        append(stream, open(Generations.first()).encode(new First.Pinged()));
        append(stream, open(Generations.first()).encode(new First.MovedAndRenamed("Main Street 1", "Zoë")));
        append(stream, open(Generations.second()).encode(new Second.Registered("zoe@example.com", "Z.")));
        var third = open(Generations.third());
        append(stream, third.encode(new Third.Renamed("Zoe", "herself")));

        StepVerifier.create(store.read(StreamRead.of(stream)).collectList().flatMap(third::decoded))
                .assertNext(decoded -> {
                    assertThat(decoded)
                            .extracting(Decoded::event)
                            .containsExactly(
                                    new Third.Registered("zoe@example.com", "zoe", null, 1),
                                    new Third.Moved("Main Street 1"),
                                    new Third.Renamed("Zoë", "null"),
                                    new Third.Registered("zoe@example.com", "Z.", null, 1),
                                    new Third.Renamed("Zoe", "herself"));
                    assertThat(decoded)
                            .extracting(each -> each.source().version().value())
                            .containsExactly(0L, 2L, 2L, 3L, 4L);
                })
                .expectComplete()
                .verify();
    }

    private void append(StreamId stream, EventData data) {
        Objects.requireNonNull(
                store.append(stream, ExpectedVersion.any(), List.of(data)).block());
    }

    private <E> AvroEventCodec<E> open(AvroCodecBuilder<E> builder) {
        Mono<AvroEventCodec<E>> opening = builder.open(schemas);
        return Objects.requireNonNull(opening.block());
    }

    private static RecordedEvent recorded(String type, byte[] payload) {
        return Recorded.of(EventData.of(type, Payload.copyOf(payload)));
    }

    sealed interface Grown {

        record Registered(String email, Optional<String> phone) implements Grown {}
    }
}
