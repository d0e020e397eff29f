package com.tomriddelsdell.eventstore.upcast.erase;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.erase.ErasableCodec;
import com.tomriddelsdell.eventstore.erase.KeyRing;
import com.tomriddelsdell.eventstore.erase.Subject;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.eventstore.upcast.avro.AvroCodecBuilder;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.avro.OlderEvents;
import com.tomriddelsdell.eventstore.upcast.chain.Context;
import com.tomriddelsdell.eventstore.upcast.chain.DowncasterChain;
import com.tomriddelsdell.eventstore.upcast.chain.Upcaster;
import com.tomriddelsdell.eventstore.upcast.record.RecordForm;
import com.tomriddelsdell.eventstore.upcast.report.Coverage;
import com.tomriddelsdell.eventstore.upcast.report.DryRun;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import com.tomriddelsdell.eventstore.upcast.transfer.LogExport;
import com.tomriddelsdell.eventstore.upcast.transform.Transform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What was sealed goes through upcasters, reports and copies as other events do, before and after it was forgotten. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasedHistoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final StreamId STREAM = StreamId.of("member", "1");
    private static final Subject ZOE = Subject.of("1");

    private static final Pattern BASE64 = Pattern.compile("\"(?:base64|data_base64)\":\"([^\"]+)\"");

    private static final SchemaHistory HISTORY = SchemaHistory.empty()
            .with("Joined", texts("Joined", Before.Joined.class, After.Joined.class))
            .with("Left", texts("Left", Before.Left.class, After.Left.class));

    private static final Upcaster IN_ONE_NAME = Upcaster.change(
            Shape.of("Joined", 1),
            Shape.of("Joined", 2),
            (old, next, event) -> next.put(
                    "fullName",
                    "%s %s".formatted(old.get("first"), old.get("last")).strip()));

    private static final Upcaster BY_WHOM = Upcaster.split(
            Shape.of("Left", 1),
            Context.before(1, Shape.of("Joined", 1), Shape.of("Joined", 2)),
            List.of(Shape.of("Left", 2)),
            (old, before, output, event) -> output.next(Shape.of("Left", 2))
                    .put("first", before.getFirst().data().get("first")));

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final KeyRing keys = KeyRing.of(store.subjectKeys());

    sealed interface Before {

        record Joined(String member, String first, String last) implements Before {}

        record Left(String member) implements Before {}
    }

    sealed interface After {

        record Joined(String member, String fullName) implements After {}

        record Left(String member, String first) implements After {}
    }

    @Test
    void an_avro_event_of_an_older_generation_is_upcast_whole_and_after_forgetting_without_personal_data() {
        append(avroBefore(), List.of(new Before.Joined("1", "Zoe", "Sample"), new Before.Joined("2", "Max", "Sample")));
        var after = erasableAfter(avroAfter());

        assertThat(events(after))
                .containsExactly(new After.Joined("1", "Zoe Sample"), new After.Joined("2", "Max Sample"));
        now(keys.forget(ZOE));
        assertThat(events(after)).containsExactly(new After.Joined("1", ""), new After.Joined("2", "Max Sample"));
        assertThat(now(after.decoded(recorded()))).extracting(Decoded::source).isEqualTo(recorded());
    }

    @Test
    void a_json_event_is_read_by_a_later_record_whole_and_after_forgetting_without_personal_data() {
        append(
                erasableBefore(JsonEventCodec.of(Map.of("Joined", Before.Joined.class))),
                List.of(new Before.Joined("1", "Zoe", "Sample")));
        var after = ErasableCodec.<JsonAfter>of(JsonEventCodec.of(Map.of("Joined", JsonAfter.class)), keys);

        assertThat(events(after)).containsExactly(new JsonAfter("1", "Zoe"));
        now(keys.forget(ZOE));
        assertThat(events(after)).containsExactly(new JsonAfter("1", ""));
    }

    @Test
    void no_export_holds_personal_data_before_or_after_it_was_forgotten() {
        append(avroBefore(), List.of(new Before.Joined("1", "Zoe-Personal", "Sample-Personal")));
        append(
                erasableBefore(JsonEventCodec.of(Map.of("Joined", Before.Joined.class))),
                List.of(new Before.Joined("1", "Zoe-Personal", "Sample-Personal")));
        assertThat(exported()).hasSizeGreaterThan(4).noneMatch(line -> line.contains("Personal"));

        now(keys.forget(ZOE));

        assertThat(exported()).hasSizeGreaterThan(4).noneMatch(line -> line.contains("Personal"));
        append(
                now(AvroEventCodec.of(Before.class).open(store.schemas())),
                List.of(new Before.Joined("1", "Zoe-Personal", "Sample-Personal")));
        assertThat(exported()).as("what is not sealed").anyMatch(line -> line.contains("Personal"));
    }

    /** Both forms, line by line, and what their payloads are in Base64. */
    private List<String> exported() {
        var export = LogExport.of(store, store.schemas());
        return now(export.lines()
                .concatWith(export.cloudEvents())
                .concatMapIterable(line ->
                        Stream.concat(Stream.of(line), decodedPayloads(line)).toList())
                .collectList());
    }

    private static Stream<String> decodedPayloads(String line) {
        return BASE64.matcher(line)
                .results()
                .map(found -> new String(Base64.getDecoder().decode(found.group(1)), StandardCharsets.ISO_8859_1));
    }

    record JsonAfter(String member, String first) {}

    @Test
    void a_step_that_looks_back_sees_the_same_at_hand_as_beyond() {
        append(avroBefore(), List.of(new Before.Joined("1", "Zoe", "Sample"), new Before.Left("1")));
        var after = erasableAfter(now(after().lookingBackIn(store, keys).open(store.schemas())));

        assertThat(events(after)).endsWith(new After.Left("1", "Zoe"));
        assertThat(decoded(after, recorded().getLast())).containsExactly(new After.Left("1", "Zoe"));
        now(keys.forget(ZOE));
        assertThat(events(after)).endsWith(new After.Left("1", ""));
        assertThat(decoded(after, recorded().getLast())).containsExactly(new After.Left("1", ""));
    }

    @Test
    void a_step_that_cannot_open_what_it_sees_is_an_error_that_says_how() {
        append(avroBefore(), List.of(new Before.Joined("1", "Zoe", "Sample"), new Before.Left("1")));

        StepVerifier.create(erasableAfter(avroAfter()).decoded(recorded().getLast()))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(UndecodableEventException.class)
                        .hasMessageContaining("lookingBackIn(store, keys)"))
                .verify(PATIENCE);
    }

    @Test
    void a_codec_without_the_layer_says_that_an_event_is_sealed() {
        append(avroBefore(), List.of(new Before.Joined("1", "Zoe", "Sample")));

        StepVerifier.create(avroAfter().decoded(recorded()))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(UndecodableEventException.class)
                        .hasMessageContaining("ErasableCodec"))
                .verify(PATIENCE);
    }

    @Test
    void reports_see_sealed_events_by_their_schemas_and_whole() {
        append(avroBefore(), List.of(new Before.Joined("1", "Zoe", "Sample"), new Before.Joined("2", "Max", "Sample")));
        now(keys.forget(ZOE));

        var coverage = now(Coverage.of(store, LogRead.all(), avroAfter()));
        assertThat(coverage.lines()).singleElement().satisfies(line -> {
            assertThat(line.events()).isEqualTo(2);
            assertThat(line.use().type()).isEqualTo("Joined");
            assertThat(line.use().isReadable()).isTrue();
        });
        assertThat(now(DryRun.of(store, erasableAfter(avroAfter())).run(LogRead.all())))
                .hasEntrySatisfying("Joined", joined -> {
                    assertThat(joined.given()).isEqualTo(2);
                    assertThat(joined.samples().getLast()).contains("Max Sample");
                });
    }

    @Test
    void an_older_consumer_gets_events_after_they_were_opened() {
        append(erasableAfter(avroAfter()), List.of(new After.Joined("1", "Zoe Sample")));
        var lowering =
                now(OlderEvents.open(store.schemas(), DowncasterChain.of(HISTORY, List.of()), Map.of("Joined", 2)));

        StepVerifier.create(lowering.lowered(recorded().getFirst()))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(UndecodableEventException.class)
                        .hasMessageContaining("opened"))
                .verify(PATIENCE);
        var lowered = now(keys.opened(recorded()).map(List::getFirst).flatMap(lowering::lowered));
        assertThat(lowered.payload().utf8()).contains("Zoe Sample");
    }

    @Test
    void a_log_is_copied_and_verified_sealed_and_without_what_was_forgotten() {
        append(avroBefore(), List.of(new Before.Joined("1", "Zoe", "Sample"), new Before.Joined("2", "Max", "Sample")));
        now(keys.forget(ZOE));
        var fresh = InMemoryEventStore.create();
        var to = erasableAfter(now(after().lookingBackIn(fresh, keys).open(fresh.schemas())))
                .copying();
        var transform = Transform.of(store, erasableAfter(avroAfter()), fresh, to);

        now(transform.run().then(Mono.just(true)));

        assertThat(now(transform.verify()).events()).isEqualTo(2);
        var copies = now(fresh.read(LogRead.all()).collectList());
        assertThat(copies).allMatch(copy -> !copy.payload().utf8().contains("Sample"));
        assertThat(now(to.decoded(copies)))
                .extracting(Decoded::event)
                .containsExactly(new After.Joined("1", ""), new After.Joined("2", "Max Sample"));
    }

    private ErasableCodec<Before> avroBefore() {
        return erasableBefore(now(AvroEventCodec.of(Before.class).open(store.schemas())));
    }

    private ErasableCodec<Before> erasableBefore(EventCodec<Before> inner) {
        return ErasableCodec.of(inner, keys)
                .personal(
                        Before.Joined.class,
                        joined -> Subject.of(joined.member()),
                        joined -> new Before.Joined(joined.member(), "", ""));
    }

    private AvroEventCodec<After> avroAfter() {
        return now(after().lookingBackIn(store).open(store.schemas()));
    }

    private static AvroCodecBuilder<After> after() {
        return AvroEventCodec.of(After.class).history(HISTORY).upcasting(IN_ONE_NAME, BY_WHOM);
    }

    private ErasableCodec<After> erasableAfter(EventCodec<After> inner) {
        return ErasableCodec.of(inner, keys)
                .personal(
                        After.Joined.class,
                        joined -> Subject.of(joined.member()),
                        joined -> new After.Joined(joined.member(), ""));
    }

    private <E> void append(EventCodec<E> codec, List<E> events) {
        now(codec.encoded(events).flatMap(data -> store.append(STREAM, ExpectedVersion.any(), data)));
    }

    private <E> List<E> events(EventCodec<E> codec) {
        return now(codec.decoded(recorded())).stream().map(Decoded::event).toList();
    }

    private static <E> List<E> decoded(EventCodec<E> codec, RecordedEvent event) {
        return now(codec.decoded(event)).stream().map(Decoded::event).toList();
    }

    private List<RecordedEvent> recorded() {
        return now(store.read(LogRead.all()).collectList());
    }

    private static List<String> texts(String type, Class<?>... records) {
        return List.of(records).stream()
                .map(record -> AvroText.of(RecordForm.of(record, type).schema()))
                .toList();
    }

    private static <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE));
    }
}
