package com.tomriddelsdell.eventstore.upcast.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.upcast.Recorded;
import com.tomriddelsdell.eventstore.upcast.avro.Generations.First;
import com.tomriddelsdell.eventstore.upcast.avro.Generations.Second;
import com.tomriddelsdell.eventstore.upcast.avro.Generations.Third;
import com.tomriddelsdell.eventstore.upcast.chain.Downcaster;
import com.tomriddelsdell.eventstore.upcast.chain.DowncasterChain;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** A consumer that has not been changed yet is given the version that it asks for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OlderEventsTest {

    private static final Downcaster ONE_EMAIL =
            new Downcaster(Shape.of("Registered", 2), (old, next, event) -> next.put("email", old.get("address")));

    private final SchemaCatalogue schemas = InMemoryEventStore.create().schemas();

    @Test
    void a_newer_event_is_lowered_by_rules_and_steps() {
        var event =
                Recorded.of(open(Generations.third()).encode(new Third.Registered("zoe@example.com", "Zoë", "1", 2)));

        assertThat(open(Generations.second()).decode(lowered(2, event)))
                .isEqualTo(new Second.Registered("zoe@example.com", "Zoë"));
        assertThat(open(Generations.first()).decode(lowered(1, event, ONE_EMAIL)))
                .isEqualTo(new First.Registered("zoe@example.com"));
    }

    @Test
    void only_the_payload_changes() {
        var event =
                Recorded.of(open(Generations.third()).encode(new Third.Registered("zoe@example.com", "Zoë", "1", 2)));

        var lowered = lowered(2, event);

        assertThat(lowered).usingRecursiveComparison().ignoringFields("payload").isEqualTo(event);
        assertThat(lowered.payload()).isNotEqualTo(event.payload());
    }

    @Test
    void what_is_that_old_already_and_what_was_not_asked_for_stays_as_it_is() {
        var second = Recorded.of(open(Generations.second()).encode(new Second.Registered("zoe@example.com", "Zoë")));
        var pinged = Recorded.of(open(Generations.second()).encode(new Second.Pinged()));

        assertThat(lowered(2, second)).isEqualTo(second);
        assertThat(lowered(2, pinged)).isEqualTo(pinged);
    }

    @Test
    void what_there_is_no_way_for_is_undecodable() {
        var event =
                Recorded.of(open(Generations.third()).encode(new Third.Registered("zoe@example.com", "Zoë", "1", 2)));

        StepVerifier.create(view(1).lowered(event))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(UndecodableEventException.class)
                        .hasMessageContaining("field 'email' is not in the data"))
                .verify();
    }

    @Test
    void a_version_that_never_was_cannot_be_asked_for() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> view(4))
                .withMessageContaining("Registered v4 is not in the history");
    }

    private RecordedEvent lowered(int version, RecordedEvent event, Downcaster... steps) {
        return Objects.requireNonNull(view(version, steps).lowered(event).block());
    }

    private OlderEvents view(int version, Downcaster... steps) {
        var chain = DowncasterChain.of(Generations.HISTORY_OF_THIRD, List.of(steps));
        return Objects.requireNonNull(
                OlderEvents.open(schemas, chain, Map.of("Registered", version)).block());
    }

    private <E> AvroEventCodec<E> open(AvroCodecBuilder<E> builder) {
        return Objects.requireNonNull(builder.open(schemas).block());
    }
}
