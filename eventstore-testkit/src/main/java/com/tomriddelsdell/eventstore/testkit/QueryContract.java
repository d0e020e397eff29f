package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** A query finds the events that match it, whatever their streams, and nothing else. */
public abstract class QueryContract extends StoreContract {

    private static final Tag COURSE = Tag.of("course", "c1");
    private static final Tag OTHER_COURSE = Tag.of("course", "c2");
    private static final Tag STUDENT = Tag.of("student", "s1");

    private final EventData defined = Events.of("CourseDefined", COURSE);
    private final EventData enrolled = Events.of("StudentEnrolled", COURSE, STUDENT);
    private final EventData enrolledElsewhere = Events.of("StudentEnrolled", OTHER_COURSE, STUDENT);
    private final EventData left = Events.of("StudentLeft", COURSE, STUDENT);
    private final EventData untagged = Events.of("StudentLeft");

    @Test
    void a_tag_finds_the_events_that_carry_it() {
        assertFinds(EventQuery.tagged(COURSE), defined, enrolled, left);
    }

    @Test
    void several_tags_find_the_events_that_carry_them_all() {
        assertFinds(EventQuery.tagged(COURSE, STUDENT), enrolled, left);
    }

    @Test
    void a_type_finds_its_events_tagged_or_not() {
        assertFinds(EventQuery.typed("StudentLeft"), left, untagged);
    }

    @Test
    void several_types_find_the_events_of_any_of_them() {
        assertFinds(EventQuery.typed("CourseDefined", "StudentLeft"), defined, left, untagged);
    }

    @Test
    void types_and_tags_find_the_events_that_match_both() {
        assertFinds(EventQuery.tagged(STUDENT).ofTypes("StudentEnrolled"), enrolled, enrolledElsewhere);
        assertThat(idsOf(EventQuery.tagged(COURSE, STUDENT).ofTypes("StudentLeft", "CourseDefined")))
                .containsExactly(left.id());
    }

    @Test
    void several_items_find_what_any_of_them_finds_each_event_once() {
        assertFinds(
                EventQuery.tagged(OTHER_COURSE)
                        .or(EventQuery.tagged(COURSE).ofTypes("CourseDefined"))
                        .or(EventQuery.tagged(STUDENT).ofTypes("StudentEnrolled"))
                        .or(EventQuery.typed("CourseDefined")),
                defined,
                enrolled,
                enrolledElsewhere);
    }

    @Test
    void a_query_may_have_as_many_items_as_the_limit() {
        var items = IntStream.range(0, EventQuery.MAX_ITEMS - 1)
                .mapToObj(number -> EventQuery.tagged(Tag.of("no", "such" + number)));

        assertFinds(items.reduce(EventQuery.tagged(OTHER_COURSE), EventQuery::or), enrolledElsewhere);
    }

    private void assertFinds(EventQuery query, EventData... expected) {
        append(STREAM, defined, enrolled);
        append(OTHER, enrolledElsewhere);
        append(STREAM, left);
        append(THIRD, untagged);

        var result = query(query);

        assertThat(result.query()).isEqualTo(query);
        assertThat(Events.recordedIds(result.events())).isEqualTo(Events.ids(List.of(expected)));
        assertThat(log()).containsAll(result.events());
    }

    @Test
    void what_nothing_matches_finds_nothing() {
        append(STREAM, untagged);

        assertThat(query(EventQuery.tagged(COURSE)).events()).isEmpty();
        assertThat(query(EventQuery.typed("NoSuch")).events()).isEmpty();
    }

    @Test
    void a_query_does_nothing_until_it_is_subscribed_to_and_looks_anew_each_time() {
        var query = store.query(EventQuery.tagged(COURSE));
        append(STREAM, defined);
        assertThat(now(query).events()).hasSize(1);

        append(OTHER, left);
        assertThat(now(query).events()).hasSize(2);
    }

    @Test
    void what_a_query_could_see_is_told() {
        append(STREAM, defined, untagged);
        append(OTHER, left);

        var seen = query(EventQuery.tagged(COURSE)).seen();

        assertThat(log()).extracting(RecordedEvent::position).allMatch(seen::includes);
        append(THIRD, enrolled);
        assertThat(seen.includes(stream(THIRD).getFirst().position())).isFalse();
    }

    @Test
    void a_query_finds_many_in_the_order_of_their_positions() {
        var appends = Flux.range(0, 500)
                .flatMap(
                        number -> store.append(
                                StreamId.of("many", Integer.toString(number % 50)),
                                ExpectedVersion.any(),
                                List.of(Events.tagged(COURSE), Events.one(), Events.tagged(STUDENT))),
                        64);
        assertThat(now(appends.count())).isEqualTo(500);

        var found = query(EventQuery.tagged(COURSE)).events();

        assertThat(found).hasSize(500).extracting(RecordedEvent::position).isSorted();
        assertThat(query(EventQuery.tagged(COURSE).or(EventQuery.tagged(STUDENT)))
                        .events())
                .hasSize(1_000)
                .containsAll(found);
    }

    private List<UUID> idsOf(EventQuery query) {
        return Events.recordedIds(query(query).events());
    }
}
