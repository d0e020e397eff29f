package com.tomriddelsdell.eventstore.upcast.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.upcast.chain.Context;
import com.tomriddelsdell.eventstore.upcast.chain.InvalidChainException;
import com.tomriddelsdell.eventstore.upcast.chain.Upcaster;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Steps look at what came before an event in its stream, and several events become one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NeighboursTest {

    private static final StreamId STREAM = StreamId.of("order", "1");
    private static final StreamId OTHER = StreamId.of("order", "2");
    private static final Shape FILLED = Shape.of("CartFilled", 1);
    private static final Shape PAID = Shape.of("CartPaid", 1);
    private static final Shape BOUGHT = Shape.of("Bought", 1);

    private static final SchemaHistory HISTORY = SchemaHistory.empty()
            .with("CartFilled", Generations.texts("CartFilled", Before.CartFilled.class))
            .with("CartPaid", Generations.texts("CartPaid", Before.CartPaid.class))
            .with("Bought", Generations.texts("Bought", After.Bought.class))
            .with("Sent", Generations.texts("Sent", After.Sent.class));

    private static final Upcaster MERGE =
            Upcaster.merge(PAID, Context.before(10, FILLED), BOUGHT, (last, before, next, event) -> {
                if (before.isEmpty()) {
                    throw new IllegalStateException("no cart was filled");
                }
                next.put("article", before.getFirst().data().get("article"));
            });

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final AvroEventCodec<Before> old = open(AvroEventCodec.of(Before.class));
    private final AvroEventCodec<After> today = open(today(MERGE));

    @Test
    void several_events_become_one_at_the_version_and_position_of_the_last() {
        append(
                STREAM,
                new Before.CartFilled("pen"),
                new Before.Sent("A"),
                new Before.CartPaid(7),
                new Before.Sent("B"));

        StepVerifier.create(today.decoded(recorded()))
                .assertNext(given -> {
                    assertThat(given)
                            .extracting(Decoded::event)
                            .containsExactly(new After.Sent("A"), new After.Bought("pen", 7), new After.Sent("B"));
                    assertThat(given)
                            .extracting(each -> each.source().version().value())
                            .containsExactly(1L, 2L, 3L);
                    assertThat(given)
                            .extracting(each -> each.source().position().value())
                            .containsExactly(2L, 3L, 4L);
                })
                .verifyComplete();
    }

    @Test
    void an_event_gives_the_same_by_itself_as_among_others() {
        append(STREAM, new Before.CartFilled("pen"));
        append(OTHER, new Before.CartFilled("ink"));
        append(STREAM, new Before.CartPaid(7));
        append(OTHER, new Before.CartPaid(8));

        var together = Objects.requireNonNull(today.decoded(recorded()).block());
        var alone = recorded().stream()
                .flatMap(event -> Objects.requireNonNull(today.decoded(event).block()).stream())
                .toList();

        assertThat(alone).isEqualTo(together);
        assertThat(together)
                .extracting(Decoded::event)
                .containsExactly(new After.Bought("pen", 7), new After.Bought("ink", 8));
    }

    @Test
    void a_follower_that_goes_on_after_its_checkpoint_misses_nothing_and_sees_nothing_twice() {
        append(STREAM, new Before.CartFilled("pen"), new Before.CartPaid(7), new Before.CartFilled("ink"));
        append(STREAM, new Before.CartPaid(8));
        var all = Objects.requireNonNull(today.decoded(recorded()).block());

        for (var stop = 0; stop <= recorded().size(); stop++) {
            var given = new ArrayList<>(decoded(recorded().subList(0, stop)));
            given.addAll(decoded(recorded().subList(stop, recorded().size())));
            assertThat(given).as("stopped after %d", stop).isEqualTo(all);
        }
    }

    @Test
    void nothing_beyond_the_declared_reach_is_seen() {
        append(STREAM, new Before.CartFilled("pen"));
        append(STREAM, IntStream.range(0, 9).mapToObj(n -> new Before.Sent("A")).toArray(Before[]::new));
        append(STREAM, new Before.CartPaid(7));

        assertThat(decoded(recorded().subList(10, 11)))
                .extracting(Decoded::event)
                .containsExactly(new After.Bought("pen", 7));

        append(STREAM, new Before.CartPaid(8));
        StepVerifier.create(today.decoded(recorded()))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(UndecodableEventException.class)
                        .hasMessageContainingAll(
                                "CartPaid", "position 12", "order-1", "version 11", "no cart was filled"));
    }

    @Test
    void what_cannot_wait_refuses_to_look_back() {
        append(STREAM, new Before.CartFilled("pen"), new Before.CartPaid(7));

        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> today.decodeAll(recorded().getLast()))
                .withMessageContaining("which only decoded() does");
    }

    @Test
    void a_step_may_give_several_or_nothing_by_what_is_before() {
        var first = Shape.of("Sent", 1);
        var codec = open(today(Upcaster.split(
                        PAID, Context.before(1, FILLED), List.of(BOUGHT, first), (last, before, output, event) -> {
                            if (!before.isEmpty()) {
                                output.next(BOUGHT)
                                        .put("article", before.getFirst().data().get("article"));
                                output.next(first).put("parcel", "free");
                            }
                        })
                .orNothing()));
        append(STREAM, new Before.CartFilled("pen"), new Before.CartPaid(7), new Before.CartPaid(8));

        assertThat(Objects.requireNonNull(codec.decoded(recorded()).block()))
                .extracting(Decoded::event)
                .containsExactly(new After.Bought("pen", 7), new After.Sent("free"));
    }

    @Test
    void a_command_is_decided_on_merged_events_and_appended_after_the_last_one() {
        append(STREAM, new Before.CartFilled("pen"), new Before.CartPaid(7));

        StepVerifier.create(new CommandHandler<>(store, today, new Sending()).handle(STREAM, "P"))
                .assertNext(outcome -> {
                    assertThat(outcome.state()).isEqualTo("pen P");
                    assertThat(outcome.version()).isEqualTo(StreamVersion.of(2));
                })
                .verifyComplete();
    }

    @Test
    void a_context_that_cannot_be_kept_is_refused_before_anything_is_read() {
        assertThatExceptionOfType(InvalidChainException.class)
                .isThrownBy(() -> today(Upcaster.merge(
                                PAID,
                                Context.before(1, Shape.of("CartFilled", 2)),
                                BOUGHT,
                                (last, before, next, event) -> {}))
                        .chain())
                .withMessageContaining("the history of CartFilled ends at v1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AvroEventCodec.of(After.class)
                        .history(HISTORY)
                        .upcasting(MERGE, Upcaster.drop(FILLED))
                        .open(store.schemas()))
                .withMessageContaining("lookingBackIn");
        assertThatIllegalArgumentException().isThrownBy(() -> Context.before(0, FILLED));
        assertThatIllegalArgumentException().isThrownBy(() -> Context.before(1));
    }

    @Test
    void what_is_looked_at_must_be_readable_in_every_version() {
        var changed = HISTORY.with(
                "CartFilled",
                List.of(
                        Generations.texts("CartFilled", Before.CartFilled.class).getFirst(),
                        Generations.texts("CartFilled", Before.CartPaid.class).getFirst()));
        var codec = AvroEventCodec.of(After.class)
                .history(changed)
                .upcasting(MERGE, Upcaster.drop(FILLED), Upcaster.drop(Shape.of("CartFilled", 2)))
                .lookingBackIn(store);

        assertThatExceptionOfType(InvalidChainException.class)
                .isThrownBy(codec::chain)
                .withMessageContaining("looks at CartFilled v1, but CartFilled v2 cannot be read as that");
    }

    private AvroCodecBuilder<After> today(Upcaster onPaid) {
        return AvroEventCodec.of(After.class)
                .history(HISTORY)
                .upcasting(onPaid, Upcaster.drop(FILLED))
                .lookingBackIn(store);
    }

    private List<Decoded<After>> decoded(List<RecordedEvent> events) {
        return Objects.requireNonNull(today.decoded(events).block());
    }

    private List<RecordedEvent> recorded() {
        return Objects.requireNonNull(store.read(LogRead.all()).collectList().block());
    }

    private void append(StreamId stream, Before... events) {
        var data =
                List.<EventData>copyOf(List.of(events).stream().map(old::encode).toList());
        Objects.requireNonNull(store.append(stream, ExpectedVersion.any(), data).block());
        assertThat(store.read(StreamRead.of(stream)).count().block()).isPositive();
    }

    private <E> AvroEventCodec<E> open(AvroCodecBuilder<E> builder) {
        return Objects.requireNonNull(builder.open(store.schemas()).block());
    }

    sealed interface Before {

        record CartFilled(String article) implements Before {}

        record CartPaid(long cents) implements Before {}

        record Sent(String parcel) implements Before {}
    }

    sealed interface After {

        record Bought(String article, long cents) implements After {}

        record Sent(String parcel) implements After {}
    }

    private static final class Sending implements Decider<String, String, After> {

        @Override
        public String initialState() {
            return "";
        }

        @Override
        public List<After> decide(String parcel, String state) {
            return List.of(new After.Sent(parcel));
        }

        @Override
        public String evolve(String state, After event) {
            return switch (event) {
                case After.Bought bought -> bought.article();
                case After.Sent sent -> state + " " + sent.parcel();
            };
        }
    }
}
