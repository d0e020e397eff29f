package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendCondition;
import com.tomriddelsdell.eventstore.AppendConditionFailedException;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Seen;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.VersionConflictException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An append on a condition takes place only if no event matches the condition's query but those that were seen. */
public abstract class ConditionContract extends StoreContract {

    private static final Tag COURSE = Tag.of("course", "c1");
    private static final Tag STUDENT = Tag.of("student", "s1");
    private static final EventQuery ABOUT_COURSE = EventQuery.tagged(COURSE);

    @Test
    void an_append_whose_condition_holds_takes_place() {
        append(STREAM, Events.tagged(COURSE));
        var found = query(ABOUT_COURSE);

        assertHolds(found.unchanged());
    }

    @Test
    void an_append_whose_condition_is_broken_is_refused_and_carries_it() {
        append(STREAM, Events.tagged(COURSE));
        var found = query(ABOUT_COURSE);
        append(OTHER, Events.tagged(COURSE, STUDENT));

        assertBroken(found.unchanged());
    }

    @Test
    void a_condition_may_be_that_there_is_no_such_event() {
        append(STREAM, Events.tagged(STUDENT));
        assertHolds(AppendCondition.none(ABOUT_COURSE));

        append(STREAM, Events.tagged(COURSE));
        assertBroken(AppendCondition.none(ABOUT_COURSE));
    }

    @Test
    void what_does_not_match_does_not_break_it() {
        var found = query(EventQuery.tagged(COURSE, STUDENT).ofTypes("Enrolled", "Left"));
        append(STREAM, Events.of("Enrolled"), Events.of("Enrolled", COURSE), Events.of("Enrolled", STUDENT));
        append(OTHER, Events.of("Defined", COURSE, STUDENT));
        append(OTHER, Events.of("Enrolled", STUDENT, Tag.of("course", "c2")));

        assertHolds(found.unchanged());
    }

    @Test
    void any_of_its_items_may_break_it() {
        var items = List.of(
                EventQuery.tagged(COURSE).ofTypes("Enrolled"),
                EventQuery.tagged(STUDENT, Tag.of("term", "t1")),
                EventQuery.typed("Closed", "Opened"));
        var condition =
                query(items.stream().reduce(EventQuery::or).orElseThrow()).unchanged();
        assertHolds(condition);

        for (var event : List.of(
                Events.of("Enrolled", COURSE),
                Events.tagged(Tag.of("term", "t1"), STUDENT),
                Events.of("Opened", STUDENT))) {
            var unbroken = query(condition.query()).unchanged();
            append(THIRD, event);
            assertBroken(unbroken);
        }
    }

    @Test
    void untagged_events_may_break_a_condition_on_types() {
        var found = query(EventQuery.typed("Opened"));
        append(STREAM, Events.of("Closed", COURSE));
        assertHolds(found.unchanged());

        append(STREAM, Events.of("Opened"));
        assertBroken(found.unchanged());
    }

    @Test
    void any_event_of_an_append_to_several_streams_may_break_it() {
        var found = query(ABOUT_COURSE);
        append(AppendRequest.to(STREAM, ExpectedVersion.any(), Events.some(2))
                .and(OTHER, ExpectedVersion.any(), List.of(Events.one(), Events.tagged(COURSE), Events.one())));

        assertBroken(found.unchanged());
    }

    @Test
    void what_was_seen_one_by_one_does_not_break_it() {
        append(STREAM, Events.tagged(COURSE), Events.one(), Events.tagged(COURSE));
        var positions = stream(STREAM).stream().map(RecordedEvent::position).toList();

        assertBroken(new AppendCondition(ABOUT_COURSE, new Seen(Position.START, Set.of(positions.getFirst()))));
        assertBroken(new AppendCondition(ABOUT_COURSE, new Seen(Position.START, Set.of(positions.getLast()))));
        assertBroken(new AppendCondition(ABOUT_COURSE, new Seen(positions.get(1), Set.of())));
        assertHolds(new AppendCondition(
                ABOUT_COURSE, new Seen(Position.START, Set.of(positions.getFirst(), positions.getLast()))));
        assertHolds(new AppendCondition(ABOUT_COURSE, new Seen(positions.get(1), Set.of(positions.getLast()))));
        assertHolds(new AppendCondition(ABOUT_COURSE, new Seen(positions.getLast(), Set.of())));
    }

    private void assertHolds(AppendCondition condition) {
        var before = log();
        var places = append(someAppend().provided(condition));

        assertThat(places).hasSize(2);
        assertThat(log()).hasSize(before.size() + 2);
    }

    private void assertBroken(AppendCondition condition) {
        var before = log();
        var refusal = refusal(
                AppendConditionFailedException.class, store.append(someAppend().provided(condition)));

        assertThat(refusal.condition()).isEqualTo(condition);
        assertThat(log()).isEqualTo(before);
    }

    private static AppendRequest someAppend() {
        return AppendRequest.to(StreamId.of("some", "1"), ExpectedVersion.any(), Events.some(1))
                .and(StreamId.of("some", "2"), ExpectedVersion.any(), Events.some(1));
    }

    @Test
    void the_events_of_an_append_do_not_break_its_own_condition_but_the_next() {
        var found = query(ABOUT_COURSE);
        var request =
                AppendRequest.to(STREAM, ExpectedVersion.any(), List.of(Events.tagged(COURSE), Events.tagged(COURSE)));
        append(request.provided(found.unchanged()));

        assertBroken(found.unchanged());
        assertThat(query(ABOUT_COURSE).events()).hasSize(2);
    }

    @Test
    void a_condition_and_expected_versions_must_both_hold() {
        append(STREAM, Events.tagged(COURSE));
        var seen = query(ABOUT_COURSE).unchanged();
        var unseen = AppendCondition.none(ABOUT_COURSE);

        refusal(VersionConflictException.class, store.append(to(ExpectedVersion.noStream(), seen)));
        refusal(VersionConflictException.class, store.append(to(ExpectedVersion.noStream(), unseen)));
        refusal(AppendConditionFailedException.class, store.append(to(ExpectedVersion.exactly(0), unseen)));
        assertThat(log()).hasSize(1);

        append(to(ExpectedVersion.exactly(0), seen));
        assertThat(log()).hasSize(2);
    }

    private static AppendRequest to(ExpectedVersion expected, AppendCondition condition) {
        return AppendRequest.to(STREAM, expected, Events.some(1)).provided(condition);
    }

    @Test
    void the_same_append_again_emits_the_first_result_though_its_events_match_its_condition() {
        var request = AppendRequest.to(STREAM, ExpectedVersion.noStream(), List.of(Events.tagged(COURSE)))
                .and(OTHER, ExpectedVersion.noStream(), List.of(Events.tagged(COURSE), Events.one()))
                .provided(AppendCondition.none(ABOUT_COURSE));
        var first = append(request);
        append(THIRD, Events.tagged(COURSE));

        assertThat(append(request)).isEqualTo(first);
        assertThat(append(request.provided(query(ABOUT_COURSE).unchanged()))).isEqualTo(first);
        assertThat(log()).hasSize(4);
    }

    @Test
    void an_id_cannot_be_used_again_on_whatever_condition() {
        var taken = Events.tagged(COURSE);
        append(STREAM, taken);
        var request = AppendRequest.to(OTHER, ExpectedVersion.any(), List.of(taken));

        refusal(EventIdReusedException.class, store.append(request.provided(AppendCondition.none(ABOUT_COURSE))));
        refusal(
                EventIdReusedException.class,
                store.append(request.provided(query(ABOUT_COURSE).unchanged())));
        assertThat(log()).hasSize(1);
    }

    @Test
    void a_refused_append_may_be_tried_again_after_another_look() {
        var events = List.of(Events.tagged(COURSE), Events.one());
        append(STREAM, Events.tagged(COURSE));
        var request = AppendRequest.to(OTHER, ExpectedVersion.noStream(), events);
        refusal(
                AppendConditionFailedException.class,
                store.append(request.provided(AppendCondition.none(ABOUT_COURSE))));

        append(request.provided(query(ABOUT_COURSE).unchanged()));
        assertThat(Events.recordedIds(stream(OTHER))).isEqualTo(Events.ids(events));
    }

    @Test
    void a_condition_may_have_as_many_items_as_a_query() {
        var query = IntStream.range(0, EventQuery.MAX_ITEMS)
                .mapToObj(number -> EventQuery.tagged(Tag.of("seat", Integer.toString(number))))
                .reduce(EventQuery::or)
                .orElseThrow();
        assertHolds(AppendCondition.none(query));

        append(STREAM, Events.tagged(Tag.of("seat", "49")));
        assertBroken(AppendCondition.none(query));
    }

    @Test
    void a_refused_append_does_not_touch_the_appends_beside_it() {
        append(STREAM, Events.tagged(COURSE));
        var broken = AppendCondition.none(ABOUT_COURSE);
        var crowd = Flux.range(0, 60)
                .flatMap(
                        number -> store.append(number % 3 == 0 ? someAppend().provided(broken) : beside(number))
                                .onErrorComplete(AppendConditionFailedException.class),
                        60);

        assertThat(now(crowd.count())).isEqualTo(40);
        assertThat(log())
                .hasSize(41)
                .noneMatch(event -> event.stream().category().equals("some"));
        assertThat(Order.violationsIn(log())).isEmpty();
    }

    private static AppendRequest beside(int number) {
        var own = Tag.of("own", Integer.toString(number));
        var event = number % 3 == 1 ? Events.tagged(own) : Events.one();
        return AppendRequest.to(OTHER, ExpectedVersion.any(), List.of(event))
                .provided(AppendCondition.none(EventQuery.tagged(own)));
    }

    @Test
    void many_who_decide_on_different_things_all_succeed_at_once() {
        var writers = Flux.range(0, 200).flatMap(number -> register(Tag.of("name", number.toString())), 200);

        assertThat(now(writers.count())).isEqualTo(200);
        assertThat(log()).hasSize(200);
    }

    @Test
    void of_many_who_decide_on_the_same_thing_one_succeeds() {
        var writers = Flux.range(0, 200)
                .flatMap(number -> register(COURSE).onErrorComplete(AppendConditionFailedException.class), 200);

        assertThat(now(writers.count())).isEqualTo(1);
        assertThat(log()).hasSize(1);
    }

    private Mono<List<Appended>> register(Tag name) {
        var request = AppendRequest.to(
                        StreamId.of("register", "1"), ExpectedVersion.any(), List.of(Events.tagged(name)))
                .provided(AppendCondition.none(EventQuery.tagged(name)));
        return store.append(request);
    }
}
