package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.AppendLimits;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.Tag;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What an event is about is kept with it, shown wherever it is read, and a part of what it is. */
public abstract class TagContract extends StoreContract {

    private static final Tag COURSE = Tag.of("course", "c1");
    private static final Tag STUDENT = Tag.of("student", "s1");
    private static final Tag ROOM = Tag.of("room", "r1");

    @Test
    void tags_keep_every_character() {
        assertKept(RoundTripContract.TEXTS.stream()
                .map(text -> Events.tagged(Tag.of("about", text), Tag.of(text.replace(':', ';'), "a:b::c")))
                .toList());
    }

    @Test
    void tags_that_look_alike_are_apart() {
        assertKept(Stream.of(Tag.of("a", "b"), Tag.of("A", "b"), Tag.of("a", "B"), Tag.of("a", ":b"), Tag.of("a", "b "))
                .map(Events::tagged)
                .toList());
    }

    @Test
    void a_tag_may_be_as_long_as_the_limit() {
        var longest = Tag.of("ü".repeat(99), "🦉".repeat(50));

        assertThat(longest.toString()).hasSize(Tag.MAX_LENGTH);
        assertKept(List.of(Events.tagged(longest)));
    }

    @Test
    void an_event_may_have_as_many_tags_as_the_limit() {
        assertKept(List.of(Events.tagged(tags("many", EventData.MAX_TAGS))));
    }

    @Test
    void each_event_of_an_append_has_tags_of_its_own() {
        assertKept(List.of(
                Events.one(),
                Events.tagged(COURSE),
                Events.tagged(COURSE, STUDENT),
                Events.one(),
                Events.tagged(STUDENT)));
    }

    /** Appends together, and one by one; finds each where its tags say. */
    private void assertKept(List<EventData> events) {
        append(STREAM, events);
        assertRecorded(events, stream(STREAM));

        for (var event : events) {
            var alone = event.withId(Events.one().id());
            append(OTHER, alone);
            assertRecorded(List.of(alone), List.of(stream(OTHER).getLast()));
            assertFound(alone);
        }
        events.forEach(this::assertFound);
    }

    private void assertFound(EventData event) {
        for (var tag : event.tags()) {
            assertThat(query(EventQuery.tagged(tag)).events())
                    .extracting(RecordedEvent::id)
                    .contains(event.id());
        }
    }

    private static void assertRecorded(List<EventData> events, List<RecordedEvent> recorded) {
        assertThat(recorded)
                .zipSatisfy(events, (found, event) -> assertThat(found.tags()).isEqualTo(event.tags()))
                .zipSatisfy(events, (found, event) -> assertThat(found).matches(it -> it.records(event), "the event"));
    }

    @Test
    void an_event_shows_its_tags_wherever_it_is_read() {
        var event = Events.tagged(COURSE, STUDENT);
        append(STREAM, event);

        var everywhere = Flux.concat(
                store.read(StreamRead.of(STREAM)),
                store.read(StreamRead.of(STREAM).backward()),
                store.read(LogRead.all()),
                store.read(LogRead.all().backward()),
                store.follow(Position.START).take(1),
                store.query(EventQuery.tagged(COURSE)).flatMapIterable(found -> found.events()));

        assertThat(now(everywhere)).hasSize(6).allMatch(recorded -> recorded.records(event));
    }

    @Test
    void a_follower_is_shown_the_tags_of_what_comes_later() {
        var event = Events.tagged(COURSE, STUDENT);
        var later = store.follow(Position.START)
                .mergeWith(store.append(STREAM, ExpectedVersion.any(), List.of(event))
                        .thenMany(Flux.empty()));

        assertThat(now(later.take(1))).singleElement().matches(recorded -> recorded.records(event));
    }

    @Test
    void an_event_with_the_same_tags_is_recognised_whatever_their_order() {
        var first = Events.tagged(COURSE, STUDENT, ROOM);

        assertThat(append(STREAM, first))
                .isEqualTo(append(STREAM, first.withTags(ROOM, STUDENT, COURSE)))
                .isEqualTo(append(STREAM, first.withTags(STUDENT, ROOM, COURSE)));
        assertThat(log()).hasSize(1);
    }

    @Test
    void an_id_cannot_be_used_with_other_tags() {
        var event = Events.tagged(COURSE, STUDENT);
        append(STREAM, event);

        for (var other : List.of(
                event.withTags(),
                event.withTags(COURSE),
                event.withTags(COURSE, ROOM),
                event.withTags(COURSE, STUDENT, ROOM))) {
            var reused =
                    refusal(EventIdReusedException.class, store.append(STREAM, ExpectedVersion.any(), List.of(other)));
            assertThat(reused.id()).isEqualTo(event.id());
        }
        assertThat(log()).singleElement().matches(recorded -> recorded.records(event));
    }

    @Test
    void an_id_cannot_be_used_with_tags_if_it_has_none() {
        var event = Events.one();
        append(STREAM, event);

        refusal(
                EventIdReusedException.class,
                store.append(STREAM, ExpectedVersion.any(), List.of(event.withTags(COURSE))));
        assertThat(query(EventQuery.tagged(COURSE)).events()).isEmpty();
    }

    @Test
    void many_appends_with_many_tags_take_place_at_once() {
        var appends = Flux.range(0, 600)
                .flatMap(
                        number -> store.append(
                                StreamId.of("crowd", number.toString()),
                                ExpectedVersion.noStream(),
                                List.of(Events.tagged(tags("crowd" + number, EventData.MAX_TAGS)))),
                        600);

        assertThat(now(appends.count())).isEqualTo(600);
        assertThat(query(EventQuery.tagged(tags("crowd599", 2))).events()).hasSize(1);
    }

    @Test
    void an_append_may_name_as_many_tags_as_the_limit() {
        var events = asManyTagsAsTheLimit();
        append(STREAM, events);

        assertRecorded(events, stream(STREAM));
    }

    @Test
    void an_append_that_names_too_many_tags_is_refused_at_the_call_and_says_how_many() {
        var events = asManyTagsAsTheLimit();
        var request = AppendRequest.to(STREAM, ExpectedVersion.any(), events)
                .and(OTHER, ExpectedVersion.any(), List.of(Events.tagged(COURSE)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.append(request))
                .withMessageContaining(Integer.toString(AppendLimits.MAX_TAGS + 1));
    }

    private static List<EventData> asManyTagsAsTheLimit() {
        return IntStream.range(0, AppendLimits.MAX_TAGS / EventData.MAX_TAGS)
                .mapToObj(number -> Events.tagged(tags("append" + number, EventData.MAX_TAGS)))
                .toList();
    }

    private static Tag[] tags(String value, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Tag.of("tag" + number, value))
                .toArray(Tag[]::new);
    }
}
