package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** An append may be repeated: it takes place once, and an id never names two events. */
public abstract class RepeatedAppendContract extends StoreContract {

    private static final List<ExpectedVersion> EVERY_EXPECTATION = List.of(
            ExpectedVersion.any(),
            ExpectedVersion.noStream(),
            ExpectedVersion.streamExists(),
            ExpectedVersion.exactly(0),
            ExpectedVersion.exactly(99));

    @Test
    void the_same_append_again_emits_the_first_result_whatever_it_expects() {
        var events = Events.some(3);
        var first = append(STREAM, events);

        for (var expected : EVERY_EXPECTATION) {
            assertThat(now(store.append(STREAM, expected, events)))
                    .as("%s", expected)
                    .isEqualTo(first);
        }
        assertThat(log()).hasSize(3);
    }

    @Test
    void the_same_append_again_emits_the_first_result_though_the_stream_went_on() {
        append(STREAM, Events.some(2));
        var events = Events.some(2);
        var first = append(STREAM, events);
        append(STREAM, Events.some(2));

        for (var expected : EVERY_EXPECTATION) {
            assertThat(now(store.append(STREAM, expected, events)))
                    .as("%s", expected)
                    .isEqualTo(first);
        }
        assertThat(stream(STREAM)).hasSize(6);
    }

    @Test
    void the_same_append_again_is_recognised_though_others_move_its_stream_on_beside_it() {
        for (var round = 0; round < 20; round++) {
            var stream = StreamId.of("moving", Integer.toString(round));
            var events = Events.some(1);
            var first = append(stream, events);
            var crowd = Flux.range(0, 10)
                    .flatMap(number -> store.append(
                            StreamId.of("crowd", Integer.toString(number)), ExpectedVersion.any(), Events.some(1)))
                    .mergeWith(store.append(stream, ExpectedVersion.any(), Events.some(1)))
                    .thenMany(Flux.<Appended>empty());
            var again = store.append(stream, ExpectedVersion.exactly(0), events);

            assertThat(now(Flux.merge(crowd, again).single())).isEqualTo(first);
        }
    }

    @Test
    void a_second_subscription_to_an_append_does_not_append_twice() {
        var append = store.append(STREAM, ExpectedVersion.noStream(), Events.some(2));

        assertThat(now(append)).isEqualTo(now(append));
        assertThat(log()).hasSize(2);
    }

    @Test
    void the_same_append_with_metadata_is_recognised() {
        var metadata = new Metadata(EventIds.next(), EventIds.next(), Map.of("b", "2", "a", "1"));
        var event = Events.one().withMetadata(metadata);

        assertThat(append(STREAM, event)).isEqualTo(append(STREAM, event));
        assertThat(log()).hasSize(1);
    }

    @Test
    void an_id_cannot_be_used_for_another_type() {
        var event = Events.one();

        assertReused(event, STREAM, new EventData(event.id(), "Renamed", event.payload(), event.metadata(), Set.of()));
    }

    @Test
    void an_id_cannot_be_used_for_another_payload() {
        var event = Events.one();

        assertReused(
                event, STREAM, EventData.of(event.type(), Payload.utf8("else")).withId(event.id()));
    }

    @Test
    void an_id_cannot_be_used_for_other_metadata() {
        var event = Events.one();

        assertReused(event, STREAM, event.withMetadata(Metadata.correlatedBy(EventIds.next())));
    }

    @Test
    void an_id_cannot_be_used_in_another_stream() {
        var event = Events.one();

        assertReused(event, OTHER, event);
    }

    private void assertReused(EventData first, StreamId stream, EventData second) {
        append(STREAM, first);

        for (var expected : List.of(ExpectedVersion.any(), ExpectedVersion.noStream())) {
            var reused = refusal(EventIdReusedException.class, store.append(stream, expected, List.of(second)));
            assertThat(reused.id()).isEqualTo(first.id());
        }
        assertThat(log()).hasSize(1).allMatch(recorded -> recorded.records(first));
    }

    @Test
    void the_same_events_in_another_order_are_refused() {
        var events = Events.some(2);
        append(STREAM, events);

        assertNotAppended(events.reversed());
    }

    @Test
    void an_append_that_mixes_recorded_with_new_events_is_refused() {
        var recorded = Events.one();
        append(STREAM, recorded);

        assertNotAppended(List.of(recorded, Events.one()));
        assertNotAppended(List.of(Events.one(), recorded));
    }

    private void assertNotAppended(List<EventData> events) {
        var before = log();

        refusal(EventIdReusedException.class, store.append(STREAM, ExpectedVersion.any(), events));

        assertThat(log()).isEqualTo(before);
    }

    @Test
    void a_refused_append_does_not_take_its_ids() {
        var events = Events.some(2);
        refusal(VersionConflictException.class, store.append(STREAM, ExpectedVersion.streamExists(), events));

        assertThat(append(OTHER, events).version()).isEqualTo(StreamVersion.of(1));
        assertThat(Events.recordedIds(stream(OTHER))).isEqualTo(Events.ids(events));
    }
}
