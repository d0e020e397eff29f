package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.AppendCondition;
import com.tomriddelsdell.eventstore.AppendConditionFailedException;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Guards the guard: a store that breaks one promise about queries and conditions fails the test of that promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedDecisionsAreCaughtTest {

    @Test
    void forgetting_conditions() {
        Flawed.requesting((sound, request) -> sound.append(new AppendRequest(request.parts(), null)))
                .isCaughtBy(Guarded.Condition.class, "an_append_whose_condition_is_broken_is_refused_and_carries_it")
                .isCaughtBy(Guarded.Condition.class, "any_of_its_items_may_break_it")
                .isCaughtBy(Guarded.Condition.class, "of_many_who_decide_on_the_same_thing_one_succeeds")
                .isCaughtBy(Guarded.ConditionRace.class, "a_name_is_given_once_however_many_want_it");
    }

    @Test
    void looking_before_it_appends() {
        Flawed.requesting(FlawedDecisionsAreCaughtTest::checkThenAppend)
                .isCaughtBy(Guarded.ConditionRace.class, "what_two_accounts_hold_together_is_never_overdrawn")
                .isCaughtBy(Guarded.ConditionRace.class, "a_name_is_given_once_however_many_want_it")
                .isCaughtBy(Guarded.ConditionRace.class, "courses_fill_up_and_never_overflow")
                .isCaughtBy(Guarded.ConditionRace.class, "students_take_as_many_courses_as_they_may_and_no_more")
                .isCaughtBy(
                        Guarded.ConditionRace.class, "no_decision_missed_an_event_and_none_was_refused_for_nothing");
    }

    private static Mono<List<Appended>> checkThenAppend(EventStore sound, AppendRequest request) {
        var condition = request.condition();
        var checked =
                condition == null ? Mono.just(true) : unseen(sound, condition).map(Set::isEmpty);
        return checked.delayElement(Duration.ofMillis(1))
                .flatMap(holds -> holds || condition == null
                        ? sound.append(new AppendRequest(request.parts(), null))
                        : Mono.error(new AppendConditionFailedException(condition)));
    }

    private static Mono<Set<Position>> unseen(EventStore sound, AppendCondition condition) {
        return sound.query(condition.query())
                .flatMapIterable(QueryResult::events)
                .map(RecordedEvent::position)
                .filter(position -> !condition.seen().includes(position))
                .collect(Collectors.toSet());
    }

    @Test
    void refusing_for_any_event_that_came() {
        Flawed.requesting((sound, request) ->
                        sound.append(new AppendRequest(request.parts(), onAnything(request.condition()))))
                .isCaughtBy(Guarded.Condition.class, "what_does_not_match_does_not_break_it")
                .isCaughtBy(
                        Guarded.ConditionRace.class, "no_decision_missed_an_event_and_none_was_refused_for_nothing");
    }

    private static @Nullable AppendCondition onAnything(@Nullable AppendCondition condition) {
        return condition == null
                ? null
                : new AppendCondition(
                        condition.query().or(EventQuery.typed("Enrolled", "Opened", "Changed", "Closed")),
                        condition.seen());
    }

    @Test
    void forgetting_what_was_seen_one_by_one() {
        Flawed.requesting((sound, request) -> sound.append(changed(request, seen -> new Seen(seen.upTo(), Set.of()))))
                .isCaughtBy(Guarded.Condition.class, "what_was_seen_one_by_one_does_not_break_it");
    }

    @Test
    void forgetting_what_was_seen() {
        Flawed.requesting((sound, request) -> sound.append(changed(request, seen -> Seen.NOTHING)))
                .isCaughtBy(Guarded.Condition.class, "an_append_whose_condition_holds_takes_place")
                .isCaughtBy(Guarded.Condition.class, "a_refused_append_may_be_tried_again_after_another_look")
                .isCaughtBy(
                        Guarded.ConditionRace.class, "no_decision_missed_an_event_and_none_was_refused_for_nothing");
    }

    private static AppendRequest changed(AppendRequest request, UnaryOperator<Seen> change) {
        var condition = request.condition();
        return condition == null
                ? request
                : request.provided(new AppendCondition(condition.query(), change.apply(condition.seen())));
    }

    @Test
    void checking_a_condition_before_recognising_a_repetition() {
        Flawed.requesting((sound, request) ->
                        request.condition() == null ? sound.append(request) : checkThenAppend(sound, request))
                .isCaughtBy(
                        Guarded.Condition.class,
                        "the_same_append_again_emits_the_first_result_though_its_events_match_its_condition");
    }

    @Test
    void finding_what_carries_any_of_the_tags() {
        finding((query, event) -> query.items().stream()
                        .anyMatch(item -> item.tags().isEmpty()
                                ? item.types().contains(event.type())
                                : item.tags().stream().anyMatch(event.tags()::contains)))
                .isCaughtBy(Guarded.Query.class, "several_tags_find_the_events_that_carry_them_all")
                .isCaughtBy(Guarded.Query.class, "types_and_tags_find_the_events_that_match_both");
    }

    @Test
    void finding_what_matches_all_items() {
        finding((query, event) -> query.items().stream().allMatch(item -> new EventQuery(List.of(item)).matches(event)))
                .isCaughtBy(Guarded.Query.class, "several_items_find_what_any_of_them_finds_each_event_once")
                .isCaughtBy(Guarded.Query.class, "a_query_may_have_as_many_items_as_the_limit");
    }

    @Test
    void finding_only_what_is_tagged() {
        finding((query, event) -> !event.tags().isEmpty() && query.matches(event))
                .isCaughtBy(Guarded.Query.class, "a_type_finds_its_events_tagged_or_not");
    }

    private interface Finding {
        boolean finds(EventQuery query, RecordedEvent event);
    }

    private static Flaw finding(Finding flaw) {
        return Flawed.querying((sound, query) -> found(sound, query, event -> flaw.finds(query, event)));
    }

    private static Mono<QueryResult> found(EventStore sound, EventQuery query, Predicate<RecordedEvent> found) {
        return sound.read(LogRead.all())
                .collectList()
                .map(log -> new QueryResult(
                        query, log.stream().filter(found).toList(), new Seen(Position.of(log.size()), Set.of())));
    }

    @Test
    void finding_the_latest_first() {
        Flawed.querying((sound, query) -> sound.query(query)
                        .map(found -> new QueryResult(query, found.events().reversed(), found.seen())))
                .isCaughtBy(Guarded.Query.class, "a_query_finds_many_in_the_order_of_their_positions")
                .isCaughtBy(Guarded.Query.class, "a_tag_finds_the_events_that_carry_it");
    }

    @Test
    void remembering_what_was_found() {
        Flawed.querying((sound, query) -> sound.query(query).cache())
                .isCaughtBy(
                        Guarded.Query.class, "a_query_does_nothing_until_it_is_subscribed_to_and_looks_anew_each_time");
    }

    @Test
    void claiming_to_have_seen_the_future() {
        Flawed.querying((sound, query) -> sound.query(query)
                        .map(found -> new QueryResult(query, found.events(), new Seen(Position.END, Set.of()))))
                .isCaughtBy(Guarded.Query.class, "what_a_query_could_see_is_told")
                .isCaughtBy(Guarded.Condition.class, "an_append_whose_condition_is_broken_is_refused_and_carries_it");
    }
}
