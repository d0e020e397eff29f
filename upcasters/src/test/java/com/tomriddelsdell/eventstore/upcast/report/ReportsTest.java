package com.tomriddelsdell.eventstore.upcast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.replay.Upcast;
import com.tomriddelsdell.eventstore.upcast.avro.AvroCodecBuilder;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.chain.Upcaster;
import com.tomriddelsdell.eventstore.upcast.record.RecordForm;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is told about a log in which two generations have written, before the second one's successor is deployed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportsTest {

    private final InMemoryEventStore store =
            InMemoryEventStore.create(Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));

    @BeforeEach
    void writeTwoGenerations() {
        var old = open(AvroEventCodec.of(Old.class));
        var next = open(AvroEventCodec.of(New.class));
        append(old.encode(new Old.Paid(1)));
        append(old.encode(new Old.Paid(2)));
        append(next.encode(new New.Paid(3, "EUR", null)));
        append(next.encode(new New.Pinged()));
        append(EventData.of("Paid", Payload.utf8("{}")));
    }

    @Test
    void coverage_counts_what_is_stored_and_tells_what_cannot_be_read() {
        var coverage = Objects.requireNonNull(Coverage.of(store, LogRead.all(), open(AvroEventCodec.of(New.class)))
                .block());

        assertThat(coverage.lines()).extracting(Coverage.Line::events).containsExactly(1L, 2L, 1L, 1L);
        assertThat(coverage.unreadable()).hasSize(2);
        assertThat(coverage.toString())
                .contains("the payload names no schema", "field 'currency' is not in the data and has no default");
    }

    @Test
    void a_chain_that_covers_everything_leaves_nothing_unreadable() {
        var coverage = Objects.requireNonNull(Coverage.of(store, LogRead.all().to(Position.of(4)), open(upcasting()))
                .block());

        assertThat(coverage.unreadable()).isEmpty();
        assertThat(coverage.lines()).hasSize(3);
    }

    @Test
    void a_plan_is_told_which_upcasters_run_on_each_schema_of_a_type() {
        var upcasting = new CodecUpcasting(store.schemas(), List.of(open(upcasting())));

        var paid = Objects.requireNonNull(upcasting.of("Paid").collectList().block());

        assertThat(paid).extracting(Upcast::path).containsExactly(List.of("Paid v1", "Paid v2"), List.of("Paid v2"));
        assertThat(paid).extracting(Upcast::isLifted).containsExactly(true, false);
        assertThat(paid).extracting(Upcast::refusal).containsOnly("");
        assertThat(store.read(LogRead.all())
                        .map(event -> upcasting.schemaId(event.payload()))
                        .take(1)
                        .blockLast())
                .isEqualTo(paid.getFirst().schemaId());
        assertThat(upcasting.of("Unheard").collectList().block()).isEmpty();
    }

    @Test
    void the_codec_that_can_decode_a_schema_is_the_one_that_tells() {
        var both = new CodecUpcasting(store.schemas(), List.of(open(AvroEventCodec.of(New.class)), open(upcasting())));
        var none = new CodecUpcasting(store.schemas(), List.of());

        assertThat(both.of("Paid").map(Upcast::refusal).collectList().block()).containsOnly("");
        assertThat(none.of("Paid").map(Upcast::refusal).collectList().block()).containsOnly("");
        assertThat(new CodecUpcasting(store.schemas(), List.of(open(AvroEventCodec.of(New.class))))
                        .of("Paid")
                        .map(Upcast::refusal)
                        .blockFirst())
                .contains("field 'currency' is not in the data and has no default");
    }

    @Test
    void a_dry_run_tells_what_would_become_of_every_event() {
        var outcomes = Objects.requireNonNull(
                DryRun.of(store, open(upcasting())).run(LogRead.all()).block());

        assertThat(outcomes.keySet()).containsExactly("Paid", "Pinged");
        var paid = Objects.requireNonNull(outcomes.get("Paid"));
        assertThat(paid.recorded()).isEqualTo(4);
        assertThat(paid.given()).isEqualTo(3);
        assertThat(paid.failed()).isEqualTo(1);
        assertThat(paid.samples())
                .contains("Paid[cents=1, currency=CHF, note=null]", "Paid[cents=3, currency=EUR, note=null]");
        assertThat(paid.failures()).singleElement().asString().contains("position 5", "names no schema");
    }

    @Test
    void a_dry_run_keeps_no_more_samples_than_it_is_asked_for() {
        var outcomes = Objects.requireNonNull(DryRun.of(store, open(upcasting()))
                .keeping(1)
                .run(LogRead.all())
                .block());

        assertThat(Objects.requireNonNull(outcomes.get("Paid")).samples()).hasSize(1);
    }

    @Test
    void schemas_that_were_exported_are_held_against_the_next_program() {
        var lines = Objects.requireNonNull(
                SchemaCorpus.export(store.schemas()).collectList().block());

        var stored = SchemaCorpus.parse(lines);

        assertThat(stored).isEqualTo(store.schemas().all().collectList().block());
        assertThat(upcasting().unreadable(stored)).isEmpty();
        assertThat(AvroEventCodec.of(New.class).unreadable(stored))
                .singleElement()
                .asString()
                .contains("of Paid", "field 'currency'");
    }

    @Test
    void a_corpus_that_was_changed_is_refused() {
        var line = Objects.requireNonNull(SchemaCorpus.export(store.schemas()).blockFirst());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaCorpus.parse(List.of(line.replace("cents", "pence"))))
                .withMessageContaining("has changed since it was exported");
        assertThatIllegalArgumentException().isThrownBy(() -> SchemaCorpus.parse(List.of("{}")));
    }

    @Test
    void the_history_of_a_type_is_printed_with_what_has_changed() {
        var printed = Objects.requireNonNull(
                TypeHistory.print(store.schemas(), "Paid").block());

        assertThat(printed.lines())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("Paid revision 1, id ")
                                .contains("2026-01-02T03:04:05Z"),
                        cents -> assertThat(cents).isEqualTo("    + cents: \"int\""),
                        second -> assertThat(second).startsWith("Paid revision 2, id "),
                        wider -> assertThat(wider).isEqualTo("    ~ cents: \"long\", was cents: \"int\""),
                        added -> assertThat(added).isEqualTo("    + currency: \"string\""),
                        note -> assertThat(note).isEqualTo("    + note: [\"null\",\"string\"] (has a default)"));
        assertThat(TypeHistory.print(store.schemas(), "Unheard").block()).isEmpty();
    }

    private static AvroCodecBuilder<New> upcasting() {
        var texts = List.of(
                AvroText.of(RecordForm.of(Old.Paid.class).schema()),
                AvroText.of(RecordForm.of(New.Paid.class).schema()));
        return AvroEventCodec.of(New.class)
                .history(SchemaHistory.empty().with("Paid", texts))
                .upcasting(Upcaster.change(Shape.of("Paid", 1), Shape.of("Paid", 2), (old, next, event) -> {
                    next.put("cents", ((Integer) old.get("cents")).longValue());
                    next.put("currency", "CHF");
                }));
    }

    private <E> AvroEventCodec<E> open(AvroCodecBuilder<E> builder) {
        return Objects.requireNonNull(builder.open(store.schemas()).block());
    }

    private void append(EventData data) {
        Objects.requireNonNull(store.append(StreamId.of("order", "1"), ExpectedVersion.any(), List.of(data))
                .block());
    }

    sealed interface Old {

        record Paid(int cents) implements Old {}
    }

    sealed interface New {

        record Paid(long cents, String currency, @Nullable String note) implements New {}

        record Pinged() implements New {}
    }
}
