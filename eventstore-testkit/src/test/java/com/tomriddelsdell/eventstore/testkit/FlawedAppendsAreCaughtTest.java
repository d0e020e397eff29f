package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.AppendLimits;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Guards the guard: a store that breaks one promise of appending fails the test of that promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedAppendsAreCaughtTest {

    @Test
    void appending_without_a_subscription() {
        Flawed.appending((sound, stream, expected, events) ->
                        Mono.fromFuture(sound.append(stream, expected, events).toFuture()))
                .isCaughtBy(Guarded.Append.class, "an_append_does_nothing_until_it_is_subscribed_to");
    }

    @Test
    void remembering_the_first_outcome() {
        Flawed.appending((sound, stream, expected, events) ->
                        sound.append(stream, expected, events).cache())
                .isCaughtBy(Guarded.Append.class, "each_subscription_to_an_append_acts_anew");
    }

    @Test
    void appending_event_by_event() {
        Flawed.appending((sound, stream, expected, events) ->
                        oneByOne(sound, stream, events).last())
                .isCaughtBy(Guarded.Append.class, "an_append_that_is_refused_for_its_last_event_records_none");
    }

    @Test
    void pausing_between_events() {
        Flawed.appending((sound, stream, expected, events) -> oneByOne(sound, stream, events)
                        .delayElements(Duration.ofMillis(1))
                        .last())
                .isCaughtBy(Guarded.Race.class, "nobody_ever_sees_a_part_of_an_append")
                .isCaughtBy(Guarded.Cancellation.class, "a_cancelled_append_leaves_all_of_its_events_or_none")
                .isCaughtBy(
                        Guarded.Cancellation.class,
                        "a_storm_of_cancellations_tears_nothing_loses_nothing_and_leaks_nothing");
    }

    private static Flux<Appended> oneByOne(EventStore sound, StreamId stream, List<EventData> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> sound.append(stream, ExpectedVersion.any(), List.of(event)), 1);
    }

    @Test
    void emitting_the_place_of_the_first_event() {
        Flawed.appending((sound, stream, expected, events) -> sound.append(stream, expected, events)
                        .map(last -> new Appended(stream, last.version().plus(1L - events.size()), last.position())))
                .isCaughtBy(Guarded.Append.class, "an_append_emits_the_place_of_its_last_event");
    }

    @Test
    void checking_arguments_too_late() {
        Flawed.appending((sound, stream, expected, events) -> Mono.defer(() -> sound.append(stream, expected, events)))
                .isCaughtBy(Guarded.Append.class, "an_append_without_events_is_refused_at_the_call")
                .isCaughtBy(
                        Guarded.Append.class, "an_append_that_holds_an_id_twice_is_refused_at_the_call_and_names_it")
                .isCaughtBy(
                        Guarded.Append.class, "an_append_of_too_many_events_is_refused_at_the_call_and_says_how_many")
                .isCaughtBy(
                        Guarded.Append.class, "a_payload_that_is_too_large_is_refused_at_the_call_and_says_how_large")
                .isCaughtBy(
                        Guarded.Append.class,
                        "payloads_that_are_too_large_together_are_refused_at_the_call_and_say_how_large");
    }

    @Test
    void holding_less_than_the_limits() {
        var less = new AppendLimits(999, 1 << 20, (8 << 20) - 1);
        Flawed.appending((sound, stream, expected, events) -> sound.append(
                                less.check(AppendRequest.to(stream, expected, events)))
                        .map(List::getFirst))
                .isCaughtBy(Guarded.Append.class, "an_append_may_hold_as_many_events_as_the_limit")
                .isCaughtBy(Guarded.Append.class, "an_append_may_hold_payloads_as_large_as_the_limits");
    }

    @Test
    void forgetting_to_check_a_version() {
        Flawed.appending((sound, stream, expected, events) -> sound.append(stream, ExpectedVersion.any(), events))
                .isCaughtBy(Guarded.ExpectedVersion.class, "no_stream_refuses_a_stream_with_events")
                .isCaughtBy(Guarded.ExpectedVersion.class, "stream_exists_refuses_a_stream_without_events")
                .isCaughtBy(Guarded.ExpectedVersion.class, "exactly_refuses_a_stream_that_is_ahead")
                .isCaughtBy(Guarded.ExpectedVersion.class, "exactly_refuses_a_stream_that_is_behind")
                .isCaughtBy(Guarded.ExpectedVersion.class, "exactly_refuses_a_stream_without_events")
                .isCaughtBy(Guarded.Race.class, "exactly_one_of_many_writers_starts_a_stream");
    }

    @Test
    void letting_any_version_conflict() {
        Flawed.appending((sound, stream, expected, events) -> sound.read(
                                StreamRead.of(stream).backward().limit(1))
                        .map(RecordedEvent::version)
                        .single(StreamVersion.NONE)
                        .delayElement(Duration.ofMillis(1))
                        .flatMap(last -> sound.append(stream, ExpectedVersion.unchangedSince(last), events)))
                .isCaughtBy(Guarded.Race.class, "writers_that_expect_any_version_never_conflict");
    }

    @Test
    void forgetting_ids() {
        changing(event -> event.withId(EventIds.next()))
                .isCaughtBy(
                        Guarded.RepeatedAppend.class,
                        "the_same_append_again_emits_the_first_result_whatever_it_expects")
                .isCaughtBy(Guarded.RepeatedAppend.class, "a_second_subscription_to_an_append_does_not_append_twice")
                .isCaughtBy(Guarded.Race.class, "the_same_append_sent_many_times_at_once_takes_place_once")
                .isCaughtBy(
                        Guarded.Append.class, "the_events_of_an_append_are_recorded_in_their_order_at_versions_from_0");
    }

    @Test
    void using_an_id_again() {
        Flawed.appending((sound, stream, expected, events) -> sound.append(stream, expected, events)
                        .onErrorResume(
                                EventIdReusedException.class,
                                taken -> changing(sound, stream, events, event -> event.withId(EventIds.next()))))
                .isCaughtBy(Guarded.RepeatedAppend.class, "an_id_cannot_be_used_in_another_stream")
                .isCaughtBy(Guarded.RepeatedAppend.class, "an_id_cannot_be_used_for_another_payload")
                .isCaughtBy(Guarded.RepeatedAppend.class, "an_append_that_mixes_recorded_with_new_events_is_refused");
    }

    @Test
    void changing_a_payload() {
        changing(event -> EventData.of(
                                event.type(), Payload.utf8(event.payload().utf8()))
                        .withId(event.id()))
                .isCaughtBy(Guarded.RoundTrip.class, "a_payload_keeps_every_byte_value")
                .isCaughtBy(Guarded.RoundTrip.class, "a_payload_may_be_any_single_byte");
    }

    @Test
    void dropping_metadata() {
        changing(event -> event.withMetadata(Metadata.NONE))
                .isCaughtBy(Guarded.RoundTrip.class, "metadata_is_kept_whichever_part_is_there")
                .isCaughtBy(Guarded.RoundTrip.class, "headers_keep_every_character");
    }

    @Test
    void acknowledging_what_is_lost() {
        Flawed.appending((sound, stream, expected, events) ->
                        events.getFirst().id().hashCode() % 50 == 0
                                ? Mono.just(new Appended(stream, StreamVersion.FIRST, Position.of(1)))
                                : sound.append(stream, expected, events))
                .isCaughtBy(Guarded.Race.class, "followers_see_every_event_once_and_in_order_while_many_write")
                .isCaughtBy(
                        Guarded.Cancellation.class,
                        "a_storm_of_cancellations_tears_nothing_loses_nothing_and_leaks_nothing");
    }

    private static Flaw changing(UnaryOperator<EventData> change) {
        return Flawed.appending(
                (sound, stream, expected, events) -> Mono.defer(() -> changing(sound, stream, events, change)));
    }

    private static Mono<Appended> changing(
            EventStore sound, StreamId stream, List<EventData> events, UnaryOperator<EventData> change) {
        return sound.append(
                stream, ExpectedVersion.any(), events.stream().map(change).toList());
    }
}
