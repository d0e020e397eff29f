package com.tomriddelsdell.eventstore.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A scenario of a projection passes for what is so, and fails, with the whole story, for what is not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectionScenarioTest {

    private static final StreamId ONE = StreamId.of("account", "1");
    private static final StreamId OTHER = StreamId.of("account", "2");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final List<String> lines = new ArrayList<>();
    private final ProjectionScenario<Integer> scenario = ProjectionScenario.of(new Numbers(), this::apply);

    @Test
    void events_are_applied_in_their_order_at_the_places_that_a_log_would_give_them() {
        scenario.given(ONE, 5, 6)
                .at(NOON)
                .given(OTHER, 7)
                .given(ONE, 8)
                .whenProjected()
                .then(Flux.fromIterable(lines))
                .containsExactly(
                        "1 account-1 0 5 1970-01-01T00:00:00Z",
                        "2 account-1 1 6 1970-01-01T00:00:00Z",
                        "3 account-2 0 7 2026-01-02T12:00:00Z",
                        "4 account-1 2 8 2026-01-02T12:00:00Z");
    }

    @Test
    void one_beginning_may_be_used_for_many_tests() {
        var beginning = scenario.given(ONE, 5);

        beginning.given(ONE, 6).whenProjected().then(count()).isEqualTo(2);
        lines.clear();
        beginning.whenProjected().then(count()).isEqualTo(1);
    }

    @Test
    void an_event_that_is_delivered_again_is_the_same_event() {
        scenario.given(ONE, 5)
                .whenEachIsProjectedTwice()
                .then(Flux.fromIterable(lines))
                .hasSize(2)
                .allMatch(line -> line.startsWith("1 account-1 0 5"));
    }

    @Test
    void what_is_not_found_fails_unless_nothing_is_expected() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> scenario.whenProjected().then(Mono.empty()))
                .withMessageContainingAll("given nothing", "there was nothing");
        scenario.whenProjected().then(Flux.empty()).isEmpty();
    }

    @Test
    void another_read_model_fails_with_the_whole_story() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        scenario.given(ONE, 5).whenProjected().then(count()).isEqualTo(2))
                .withMessageContaining("given [5 in account-1]");
    }

    @Test
    void an_event_that_cannot_be_applied_fails_and_is_named() {
        var refusing = ProjectionScenario.of(new Numbers(), event -> Mono.error(new IllegalStateException("full")));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> refusing.given(ONE, 5).whenProjected())
                .withMessageContainingAll("5, version 0 of stream account-1", "full");
    }

    private Mono<Integer> count() {
        return Mono.fromSupplier(lines::size);
    }

    private Mono<Void> apply(RecordedEvent event) {
        return Mono.fromRunnable(() -> lines.add("%d %s %d %s %s"
                .formatted(
                        event.position().value(),
                        event.stream(),
                        event.version().value(),
                        event.payload().utf8(),
                        event.recordedAt())));
    }

    private static final class Numbers implements EventCodec<Integer> {

        @Override
        public EventData encode(Integer event) {
            return EventData.of("Number", Payload.utf8(event.toString()));
        }

        @Override
        public Integer decode(RecordedEvent event) {
            return Integer.valueOf(event.payload().utf8());
        }
    }
}
