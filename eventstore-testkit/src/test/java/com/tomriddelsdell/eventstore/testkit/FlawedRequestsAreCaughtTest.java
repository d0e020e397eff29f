package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamAppend;
import com.tomriddelsdell.eventstore.VersionConflictException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Guards the guard: a store that breaks one promise about tags or several streams fails the test of that promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedRequestsAreCaughtTest {

    @Test
    void forgetting_tags() {
        Flawed.appending((sound, stream, expected, events) -> sound.append(
                        stream,
                        expected,
                        events.stream().map(EventData::withTags).toList()))
                .isCaughtBy(Guarded.Tag.class, "tags_keep_every_character")
                .isCaughtBy(Guarded.Tag.class, "each_event_of_an_append_has_tags_of_its_own")
                .isCaughtBy(Guarded.Tag.class, "an_id_cannot_be_used_with_other_tags")
                .isCaughtBy(Guarded.Tag.class, "a_follower_is_shown_the_tags_of_what_comes_later");
    }

    @Test
    void showing_events_without_their_tags() {
        Flawed.emitting(events -> events.map(event -> new RecordedEvent(
                        event.position(),
                        event.stream(),
                        event.version(),
                        event.id(),
                        event.type(),
                        event.payload(),
                        event.metadata(),
                        Set.of(),
                        event.recordedAt())))
                .isCaughtBy(Guarded.Tag.class, "an_event_shows_its_tags_wherever_it_is_read")
                .isCaughtBy(Guarded.Tag.class, "an_event_may_have_as_many_tags_as_the_limit");
    }

    @Test
    void appending_stream_by_stream() {
        Flawed.requesting(FlawedRequestsAreCaughtTest::partByPart)
                .isCaughtBy(Guarded.MultiStream.class, "one_conflict_refuses_the_whole_append_wherever_it_is")
                .isCaughtBy(Guarded.MultiStream.class, "every_kind_of_expectation_may_conflict")
                .isCaughtBy(
                        Guarded.MultiStream.class,
                        "an_id_that_is_taken_refuses_the_whole_append_in_whichever_part_it_is")
                .isCaughtBy(Guarded.MultiStream.class, "an_append_that_repeats_one_part_and_adds_another_is_refused")
                .isCaughtBy(Guarded.MultiStreamRace.class, "nobody_ever_sees_a_part_of_an_append");
    }

    private static Mono<List<Appended>> partByPart(EventStore sound, AppendRequest request) {
        return Flux.fromIterable(request.parts())
                .concatMap(
                        part -> sound.append(part.stream(), part.expected(), part.events())
                                .delayElement(Duration.ofMillis(1)),
                        1)
                .collectList();
    }

    @Test
    void forgetting_to_check_versions() {
        Flawed.requesting((sound, request) -> sound.append(expecting(request, ExpectedVersion.any())))
                .isCaughtBy(Guarded.MultiStream.class, "the_first_part_that_conflicts_is_named")
                .isCaughtBy(Guarded.MultiStreamRace.class, "a_refused_append_does_not_touch_the_appends_beside_it");
    }

    private static AppendRequest expecting(AppendRequest request, ExpectedVersion expected) {
        return new AppendRequest(
                request.parts().stream()
                        .map(part -> new StreamAppend(part.stream(), expected, part.events()))
                        .toList(),
                request.condition());
    }

    @Test
    void naming_the_last_part_that_conflicts() {
        Flawed.requesting((sound, request) -> sound.append(
                                new AppendRequest(request.parts().reversed(), request.condition()))
                        .map(List::reversed))
                .isCaughtBy(Guarded.MultiStream.class, "the_first_part_that_conflicts_is_named")
                .isCaughtBy(Guarded.MultiStream.class, "the_positions_of_an_append_ascend_in_the_order_of_its_parts");
    }

    @Test
    void emitting_places_in_another_order() {
        Flawed.requesting((sound, request) -> sound.append(request).map(List::reversed))
                .isCaughtBy(Guarded.MultiStream.class, "the_place_of_each_part_is_emitted_in_the_order_of_the_parts");
    }

    @Test
    void recognising_nothing_but_the_same_order() {
        Flawed.requesting((sound, request) -> sound.append(request)
                        .filter(FlawedRequestsAreCaughtTest::isAscending)
                        .switchIfEmpty(Mono.error(() -> new IllegalStateException("in another order"))))
                .isCaughtBy(Guarded.MultiStream.class, "the_same_append_is_recognised_whatever_the_order_of_its_parts");
    }

    private static boolean isAscending(List<Appended> places) {
        return places.stream()
                .sorted(Comparator.comparing(Appended::position))
                .toList()
                .equals(places);
    }

    @Test
    void letting_crossing_appends_conflict() {
        Flawed.requesting((sound, request) ->
                        Math.floorMod(request.events().getFirst().id().hashCode(), 20) == 0
                                ? Mono.error(new IllegalStateException("deadlock"))
                                : sound.append(request))
                .isCaughtBy(Guarded.MultiStreamRace.class, "appends_to_the_same_streams_in_any_order_all_take_place")
                .isCaughtBy(
                        Guarded.MultiStreamRace.class, "appends_that_expect_versions_fail_of_nothing_but_conflicts");
    }

    @Test
    void turning_a_conflict_into_an_append() {
        Flawed.requesting((sound, request) -> sound.append(request)
                        .onErrorResume(
                                VersionConflictException.class,
                                conflict -> sound.append(expecting(request, ExpectedVersion.any()))))
                .isCaughtBy(Guarded.MultiStreamRace.class, "a_refused_append_does_not_touch_the_appends_beside_it");
    }

    @Test
    void checking_arguments_too_late() {
        Flawed.requesting((sound, request) -> Mono.defer(() -> sound.append(request)))
                .isCaughtBy(Guarded.MultiStream.class, "too_many_events_in_all_parts_together_are_refused_at_the_call")
                .isCaughtBy(
                        Guarded.MultiStream.class,
                        "payloads_that_are_too_large_in_all_parts_together_are_refused_at_the_call")
                .isCaughtBy(Guarded.MultiStream.class, "an_id_that_two_parts_hold_is_refused_at_the_call")
                .isCaughtBy(
                        Guarded.Tag.class,
                        "an_append_that_names_too_many_tags_is_refused_at_the_call_and_says_how_many");
    }
}
