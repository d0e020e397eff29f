package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamAppend;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An append may go to several streams, each with an expectation of its own: all of it takes place, or nothing. */
public abstract class MultiStreamContract extends StoreContract {

    private static final List<ExpectedVersion> EVERY_EXPECTATION = List.of(
            ExpectedVersion.any(),
            ExpectedVersion.noStream(),
            ExpectedVersion.streamExists(),
            ExpectedVersion.exactly(0),
            ExpectedVersion.exactly(99));

    private final List<EventData> one = Events.some(1);
    private final List<EventData> two = Events.some(2);
    private final List<EventData> three = Events.some(3);

    @Test
    void an_append_does_nothing_until_it_is_subscribed_to() {
        var append = store.append(toAll(ExpectedVersion.noStream()));
        assertThat(log()).isEmpty();

        now(append);
        assertThat(log()).hasSize(6);
    }

    @Test
    void each_stream_gets_its_events_at_consecutive_versions() {
        append(OTHER, Events.some(2));
        append(toAll(ExpectedVersion.any()));

        assertThat(Events.recordedIds(stream(STREAM))).isEqualTo(Events.ids(one));
        assertThat(Events.recordedIds(stream(OTHER)).subList(2, 4)).isEqualTo(Events.ids(two));
        assertThat(Events.recordedIds(stream(THIRD))).isEqualTo(Events.ids(three));
        assertThat(Order.violationsIn(log())).isEmpty();
    }

    @Test
    void the_place_of_each_part_is_emitted_in_the_order_of_the_parts() {
        var request = AppendRequest.to(THIRD, ExpectedVersion.any(), three)
                .and(STREAM, ExpectedVersion.any(), one)
                .and(OTHER, ExpectedVersion.any(), two);

        assertThat(append(request))
                .containsExactly(
                        placeOf(stream(THIRD).getLast()),
                        placeOf(stream(STREAM).getLast()),
                        placeOf(stream(OTHER).getLast()));
    }

    @Test
    void the_positions_of_an_append_ascend_in_the_order_of_its_parts() {
        append(AppendRequest.to(THIRD, ExpectedVersion.any(), three)
                .and(STREAM, ExpectedVersion.any(), one)
                .and(OTHER, ExpectedVersion.any(), two));

        assertThat(log()).extracting(RecordedEvent::stream).containsExactly(THIRD, THIRD, THIRD, STREAM, OTHER, OTHER);
    }

    @Test
    void each_stream_has_an_expectation_of_its_own() {
        append(OTHER, Events.some(2));
        append(THIRD, Events.some(1));

        var places = append(AppendRequest.to(STREAM, ExpectedVersion.noStream(), one)
                .and(OTHER, ExpectedVersion.exactly(1), two)
                .and(THIRD, ExpectedVersion.streamExists(), three));

        assertThat(places)
                .extracting(Appended::version)
                .containsExactly(StreamVersion.of(0), StreamVersion.of(3), StreamVersion.of(3));
    }

    @Test
    void one_conflict_refuses_the_whole_append_wherever_it_is() {
        append(STREAM, Events.some(2));
        var fits = new StreamAppend(OTHER, ExpectedVersion.noStream(), two);
        var fitsToo = new StreamAppend(THIRD, ExpectedVersion.any(), three);
        var conflicts = new StreamAppend(STREAM, ExpectedVersion.exactly(0), one);

        assertConflict(conflicts, StreamVersion.of(1), conflicts, fits, fitsToo);
        assertConflict(conflicts, StreamVersion.of(1), fits, conflicts, fitsToo);
        assertConflict(conflicts, StreamVersion.of(1), fits, fitsToo, conflicts);
    }

    @Test
    void every_kind_of_expectation_may_conflict() {
        append(STREAM, Events.some(2));
        var fits = new StreamAppend(OTHER, ExpectedVersion.noStream(), two);
        var exists = new StreamAppend(STREAM, ExpectedVersion.noStream(), one);
        var behind = new StreamAppend(STREAM, ExpectedVersion.exactly(7), one);
        var missing = new StreamAppend(THIRD, ExpectedVersion.streamExists(), three);
        var empty = new StreamAppend(THIRD, ExpectedVersion.exactly(0), three);

        assertConflict(exists, StreamVersion.of(1), fits, exists);
        assertConflict(behind, StreamVersion.of(1), fits, behind);
        assertConflict(missing, StreamVersion.NONE, fits, missing);
        assertConflict(empty, StreamVersion.NONE, fits, empty);
    }

    @Test
    void the_first_part_that_conflicts_is_named() {
        var first = new StreamAppend(THIRD, ExpectedVersion.exactly(3), three);
        var second = new StreamAppend(STREAM, ExpectedVersion.streamExists(), one);

        assertConflict(first, StreamVersion.NONE, first, second);
        assertConflict(second, StreamVersion.NONE, second, first);
    }

    private void assertConflict(StreamAppend conflicting, StreamVersion actual, StreamAppend... parts) {
        var before = log();
        var conflict = refusal(VersionConflictException.class, store.append(new AppendRequest(List.of(parts), null)));

        assertThat(conflict.stream()).isEqualTo(conflicting.stream());
        assertThat(conflict.expected()).isEqualTo(conflicting.expected());
        assertThat(conflict.actual()).isEqualTo(actual);
        assertThat(log()).isEqualTo(before);
        assertThat(stream(OTHER)).isEmpty();
    }

    @Test
    void an_id_that_is_taken_refuses_the_whole_append_in_whichever_part_it_is() {
        var taken = Events.one();
        append(STREAM, taken);

        for (var parts : List.of(List.of(List.of(taken), two), List.of(two, List.of(taken)))) {
            var request = AppendRequest.to(OTHER, ExpectedVersion.any(), parts.get(0))
                    .and(THIRD, ExpectedVersion.any(), parts.get(1));
            refusal(EventIdReusedException.class, store.append(request));
        }
        assertThat(log()).hasSize(1);
    }

    @Test
    void the_same_append_again_emits_the_first_result_whatever_it_expects() {
        var first = append(toAll(ExpectedVersion.any()));

        for (var expected : EVERY_EXPECTATION) {
            assertThat(append(toAll(expected))).as("%s", expected).isEqualTo(first);
        }
        assertThat(log()).hasSize(6);
    }

    @Test
    void the_same_append_again_emits_the_first_result_though_its_streams_went_on() {
        append(OTHER, Events.some(2));
        var first = append(toAll(ExpectedVersion.any()));
        append(STREAM, Events.some(1));
        append(THIRD, Events.some(2));

        for (var expected : EVERY_EXPECTATION) {
            assertThat(append(toAll(expected))).as("%s", expected).isEqualTo(first);
        }
        assertThat(log()).hasSize(11);
    }

    @Test
    void the_same_append_is_recognised_whatever_the_order_of_its_parts() {
        var first = append(toAll(ExpectedVersion.noStream()));
        var turned = AppendRequest.to(THIRD, ExpectedVersion.noStream(), three)
                .and(OTHER, ExpectedVersion.noStream(), two)
                .and(STREAM, ExpectedVersion.noStream(), one);

        assertThat(append(turned)).isEqualTo(first.reversed());
        assertThat(log()).hasSize(6);
    }

    @Test
    void the_same_append_is_recognised_though_it_is_sent_stream_by_stream() {
        var first = append(toAll(ExpectedVersion.noStream()));

        assertThat(List.of(append(STREAM, one), append(OTHER, two), append(THIRD, three)))
                .isEqualTo(first);
        assertThat(log()).hasSize(6);
    }

    @Test
    void the_same_events_in_each_others_streams_are_refused() {
        append(toAll(ExpectedVersion.any()));
        var exchanged = AppendRequest.to(STREAM, ExpectedVersion.any(), two).and(OTHER, ExpectedVersion.any(), one);

        refusal(EventIdReusedException.class, store.append(exchanged));
        assertThat(log()).hasSize(6);
    }

    @Test
    void an_append_that_repeats_one_part_and_adds_another_is_refused() {
        append(STREAM, one);

        for (var expected : List.of(ExpectedVersion.any(), ExpectedVersion.noStream())) {
            refusal(
                    EventIdReusedException.class,
                    store.append(AppendRequest.to(STREAM, expected, one).and(OTHER, expected, two)));
        }
        assertThat(log()).hasSize(1);
    }

    @Test
    void a_refused_append_does_not_take_its_ids() {
        refusal(VersionConflictException.class, store.append(toAll(ExpectedVersion.streamExists())));

        assertThat(append(toAll(ExpectedVersion.noStream()))).hasSize(3);
        assertThat(log()).hasSize(6);
    }

    @Test
    void as_many_events_as_the_limit_may_be_spread_over_streams() {
        append(AppendRequest.to(STREAM, ExpectedVersion.any(), one)
                .and(OTHER, ExpectedVersion.any(), Events.some(fixture.limits().maxEvents() - 1)));

        assertThat(log()).hasSize(fixture.limits().maxEvents());
    }

    @Test
    void too_many_events_in_all_parts_together_are_refused_at_the_call() {
        var limit = fixture.limits().maxEvents();
        assertRefused(
                AppendRequest.to(STREAM, ExpectedVersion.any(), one)
                        .and(OTHER, ExpectedVersion.any(), Events.some(limit)),
                Integer.toString(limit + 1));
    }

    @Test
    void payloads_that_are_too_large_in_all_parts_together_are_refused_at_the_call() {
        var limits = fixture.limits();
        var many = limits.maxAppendBytes() / limits.maxPayloadBytes();
        var full = Stream.generate(() -> Events.ofSize(limits.maxPayloadBytes()))
                .limit(many)
                .toList();
        var more = Events.ofSize(limits.maxAppendBytes() % limits.maxPayloadBytes() + 1);

        assertRefused(
                AppendRequest.to(STREAM, ExpectedVersion.any(), full).and(OTHER, ExpectedVersion.any(), List.of(more)),
                Integer.toString(limits.maxAppendBytes() + 1));
    }

    @Test
    void an_id_that_two_parts_hold_is_refused_at_the_call() {
        assertRefused(
                AppendRequest.to(STREAM, ExpectedVersion.any(), one).and(OTHER, ExpectedVersion.any(), one),
                one.getFirst().id().toString());
    }

    private void assertRefused(AppendRequest request, String found) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.append(request))
                .withMessageContaining(found);
    }

    private AppendRequest toAll(ExpectedVersion expected) {
        return AppendRequest.to(STREAM, expected, one).and(OTHER, expected, two).and(THIRD, expected, three);
    }

    private static Appended placeOf(RecordedEvent event) {
        return new Appended(event.stream(), event.version(), event.position());
    }
}
