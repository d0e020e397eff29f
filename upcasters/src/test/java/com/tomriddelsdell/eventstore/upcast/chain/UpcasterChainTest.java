package com.tomriddelsdell.eventstore.upcast.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.upcast.Recorded;
import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.form.GenericForm;
import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import com.tomriddelsdell.eventstore.upcast.record.RecordForm;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UpcasterChainTest {

    private static final Shape A1 = Shape.of("A", 1);
    private static final Shape A2 = Shape.of("A", 2);
    private static final Shape A3 = Shape.of("A", 3);
    private static final Shape B1 = Shape.of("B", 1);
    private static final Shape C1 = Shape.of("C", 1);

    /** Each version has one field, of its own name: none reads another. */
    private static final SchemaHistory HISTORY = SchemaHistory.empty()
            .with("A", List.of(text("A", "one"), text("A", "two"), text("A", "three")))
            .with("B", List.of(text("B", "b")))
            .with("C", List.of(text("C", "c")));

    private static final Map<String, Form<?>> ONLY_A = Map.of("A", form(A3));

    @Test
    void versions_that_avro_reads_need_no_step() {
        var history = SchemaHistory.empty().with("A", List.of(text("A", "one"), optional("one", "two")));

        var chain = UpcasterChain.of(
                history,
                List.of(),
                Map.of("A", GenericForm.of(history.versions("A").getLast())));

        assertThat(chain.path(A1)).containsExactly("A v1", "A v2");
        assertThat(lift(chain, history, A1, "x")).containsExactly("{\"one\": \"x\", \"two\": null}");
    }

    @Test
    void steps_follow_each_other_through_types_and_versions() {
        var chain = chain(move(C1, A1), move(A1, A2), move(A2, A3), move(B1, A2));

        assertThat(chain.path(C1)).containsExactly("C v1", "A v1", "A v2", "A v3");
        assertThat(chain.path(B1)).containsExactly("B v1", "A v2", "A v3");
        assertThat(lift(chain, HISTORY, C1, "x")).containsExactly("{\"three\": \"x\"}");
    }

    @Test
    void a_split_leads_each_part_on() {
        var both = Upcaster.split(B1, List.of(A1, A3), (old, output, event) -> {
            output.next(A1).put("one", "1" + old.get("b"));
            output.next(A3).put("three", "3" + old.get("b"));
            output.next(A1).put("one", "2" + old.get("b"));
        });
        var chain = chain(both, move(A1, A2), move(A2, A3), Upcaster.drop(C1));

        assertThat(lift(chain, HISTORY, B1, "x"))
                .containsExactly("{\"three\": \"1x\"}", "{\"three\": \"3x\"}", "{\"three\": \"2x\"}");
        assertThat(lift(chain, HISTORY, C1, "x")).isEmpty();
        assertThat(chain.path(C1)).containsExactly("C v1", "dropped");
    }

    @Test
    void steps_between_records_are_mixed_with_steps_between_fields() {
        var typed = Upcaster.change(A1, One.class, A2, Two.class, (old, event) -> new Two(old.one() + event.type()));
        var chain = chain(typed, move(A2, A3), Upcaster.drop(B1), Upcaster.drop(C1));

        assertThat(lift(chain, HISTORY, A1, "x")).containsExactly("{\"three\": \"xA\"}");
    }

    @Test
    void a_record_of_today_is_given_on_as_it_is() {
        var typed = Upcaster.change(A1, One.class, A3, Three.class, (old, event) -> new Three(old.one()));
        var chain = UpcasterChain.of(
                HISTORY,
                List.of(typed, move(A2, A3), Upcaster.drop(B1), Upcaster.drop(C1)),
                Map.of("A", RecordForm.of(Three.class, "A")));

        assertThat(lifted(chain, HISTORY, A1, "x")).containsExactly(new Three("x"));
        assertThat(lifted(chain, HISTORY, A2, "y")).containsExactly(new Three("y"));
    }

    @Test
    void a_gap_is_told_with_the_path_and_the_field() {
        assertProblems(
                List.of(move(A2, A3), Upcaster.drop(B1), Upcaster.drop(C1)),
                "gap in A v1 -> A v2 -> A v3: field 'two' is not in the data and has no default");
    }

    @Test
    void a_circle_is_told_with_its_path() {
        assertProblems(
                List.of(move(A1, A2), move(A2, B1), move(B1, A1), Upcaster.drop(C1)),
                "steps go in a circle: A v1 -> A v2 -> B v1 -> A v1");
    }

    @Test
    void two_steps_from_one_shape_are_ambiguous() {
        assertProblems(
                List.of(move(A1, A2), move(A1, A3), move(A2, A3), Upcaster.drop(B1), Upcaster.drop(C1)),
                "A v1 is ambiguous: A v1 -> A v2, or A v1 -> A v3");
    }

    @Test
    void a_step_from_or_to_what_never_was_is_unreachable() {
        assertProblems(
                List.of(
                        move(A1, A2),
                        move(A2, A3),
                        Upcaster.drop(Shape.of("D", 1)),
                        Upcaster.rename(B1, Shape.of("A", 7)),
                        Upcaster.drop(C1)),
                "drop D v1 is unreachable: the history of D ends at v0",
                "B v1 -> A v7 is unreachable: the history of A ends at v3");
    }

    @Test
    void a_type_of_the_past_must_lead_somewhere() {
        assertProblems(
                List.of(move(A1, A2), move(A2, A3), move(C1, B1)),
                "C v1 -> B v1 leads nowhere",
                "B v1 leads nowhere: B is no event type of today; rename, change, split or drop it");
    }

    @Test
    void no_step_leads_away_from_today() {
        assertProblems(
                List.of(move(A1, A2), move(A2, A3), move(A3, B1), Upcaster.drop(B1), Upcaster.drop(C1)),
                "A v3 -> B v1 leads away from A v3, which this program writes");
    }

    @Test
    void a_history_that_does_not_end_today_says_what_to_commit() {
        var history = SchemaHistory.empty().with("A", List.of(text("A", "one")));

        assertThatExceptionOfType(InvalidChainException.class)
                .isThrownBy(() -> UpcasterChain.of(history, List.of(), ONLY_A))
                .withMessageContaining(
                        "A has changed since v1: commit its schema of today as v2.avsc: " + text("A", "three"));
    }

    private static void assertProblems(List<Upcaster> steps, String... problems) {
        assertThatExceptionOfType(InvalidChainException.class)
                .isThrownBy(() -> UpcasterChain.of(HISTORY, steps, ONLY_A))
                .satisfies(refusal -> {
                    for (var problem : problems) {
                        assertThat(refusal.problems()).anyMatch(told -> told.contains(problem));
                    }
                });
    }

    private static UpcasterChain chain(Upcaster... steps) {
        var all = IntStream.range(0, steps.length).mapToObj(index -> steps[index]);
        var from = Arrays.stream(steps).map(Upcaster::from).toList();
        var rest = Stream.of(B1, C1).filter(shape -> !from.contains(shape)).map(Upcaster::drop);
        return UpcasterChain.of(HISTORY, Stream.concat(all, rest).toList(), ONLY_A);
    }

    /** Moves the only field to the only field. */
    private static Upcaster move(Shape from, Shape to) {
        return Upcaster.change(from, to, (old, next, event) -> next.put(0, old.get(0)));
    }

    private static List<String> lift(UpcasterChain chain, SchemaHistory history, Shape from, String value) {
        return lifted(chain, history, from, value).stream()
                .map(Object::toString)
                .toList();
    }

    private static List<Object> lifted(UpcasterChain chain, SchemaHistory history, Shape from, String value) {
        var output = new PayloadOutput();
        output.writeString(value);
        return chain.lift(from, history.schema(from).orElseThrow())
                .lift(
                        new PayloadInput(output.toByteArray(), 0),
                        Recorded.of(EventData.of(from.type(), Payload.utf8(""))),
                        context -> List.of());
    }

    private static Form<?> form(Shape shape) {
        return GenericForm.of(HISTORY.schema(shape).orElseThrow());
    }

    private static String text(String name, String field) {
        return AvroText.of(AvroText.parse("""
                {"type":"record","name":"%s","fields":[{"name":"%s","type":"string"}]}""".formatted(name, field)));
    }

    private static String optional(String field, String added) {
        return """
                {"type":"record","name":"A","fields":[{"name":"%s","type":"string"},
                {"name":"%s","type":["null","string"],"default":null}]}""".formatted(field, added);
    }

    record One(String one) {}

    record Two(String two) {}

    record Three(String three) {}
}
