package com.tomriddelsdell.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a filter matches, what it refuses, and the sections that a follower is given of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventFilterTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final EventFilter EVERYTHING = EventFilter.everything();
    private static final Tag TAG = Tag.of("order", "1");

    private final RecordedEvent event = recorded(1, "OrderPlaced");

    @Test
    void every_part_that_is_given_must_match() {
        var filter = EVERYTHING
                .inStreams(event.stream())
                .inCategories("order", "basket")
                .ofTypes("OrderPlaced", "OrderCancelled")
                .tagged(TAG)
                .correlatedBy(event.id())
                .recordedFrom(NOON)
                .recordedBefore(NOON.plusNanos(1));

        assertThat(filter.matches(event)).isTrue();
        assertThat(Stream.of(
                        filter.inStreams(StreamId.of("order", "2")),
                        filter.inCategories("basket"),
                        filter.ofTypes("OrderCancelled"),
                        filter.tagged(TAG, Tag.of("order", "2")),
                        filter.correlatedBy(EventIds.next()),
                        filter.recordedBefore(NOON.plusNanos(2)).recordedFrom(NOON.plusNanos(1)),
                        filter.recordedFrom(NOON.minusNanos(1)).recordedBefore(NOON)))
                .noneMatch(changed -> changed.matches(event));
    }

    @Test
    void a_filter_without_parts_matches_everything() {
        assertThat(EVERYTHING.matches(event)).isTrue();
        assertThat(EVERYTHING.matchesEverything()).isTrue();
        assertThat(EVERYTHING.ofTypes("OrderPlaced").matchesEverything()).isFalse();
        assertThat(EVERYTHING.ofTypes("OrderPlaced").ofTypes().matchesEverything())
                .isTrue();
    }

    @Test
    void too_many_names_are_refused() {
        var names = IntStream.rangeClosed(0, EventFilter.MAX_NAMES)
                .mapToObj(number -> "n" + number)
                .toArray(String[]::new);
        var streams = Stream.of(names).map(key -> StreamId.of("order", key)).toArray(StreamId[]::new);
        var tags = Stream.of(names)
                .limit(EventData.MAX_TAGS + 1)
                .map(value -> Tag.of("order", value))
                .toArray(Tag[]::new);

        assertRefused(() -> EVERYTHING.inStreams(streams), "a filter has at most 100 streams, but had 101");
        assertRefused(() -> EVERYTHING.inCategories(names), "a filter has at most 100 categories, but had 101");
        assertRefused(() -> EVERYTHING.ofTypes(names), "a filter has at most 100 types, but had 101");
        assertRefused(() -> EVERYTHING.tagged(tags), "a filter has at most 20 tags, but had 21");
    }

    @Test
    void a_name_that_nothing_can_have_is_refused() {
        assertRefused(() -> EVERYTHING.inCategories(" "), "category must not be blank, but was only blanks");
        assertRefused(() -> EVERYTHING.inCategories("a-b"), "category must not contain '-', but was: a-b");
        assertRefused(() -> EVERYTHING.ofTypes(""), "event type must not be blank, but was empty");
        assertRefused(
                () -> EVERYTHING.ofTypes("a\nb"),
                "event type must not contain control characters, but has U+000A at index 1");
    }

    @Test
    void times_that_leave_no_room_are_refused() {
        assertRefused(
                () -> EVERYTHING.recordedFrom(NOON).recordedBefore(NOON),
                "recordedFrom must be earlier than recordedBefore, but was 2026-01-01T12:00:00Z, and that 2026-01-01T12:00:00Z");
    }

    @Test
    void a_section_is_cut_at_a_position_and_filtered() {
        var section = new Section(
                Position.START,
                Position.of(5),
                Stream.of(recorded(1, "A"), recorded(3, "B"), recorded(4, "A")).toList());

        assertThat(section.after(Position.START)).isSameAs(section);
        assertThat(section.after(Position.of(3)))
                .isEqualTo(new Section(
                        Position.of(3), Position.of(5), section.events().subList(2, 3)));
        assertThat(section.matching(EVERYTHING)).isSameAs(section);
        assertThat(section.matching(EVERYTHING.ofTypes("B")))
                .isEqualTo(new Section(
                        Position.START, Position.of(5), section.events().subList(1, 2)));
        assertRefused(
                () -> new Section(Position.of(2), Position.of(1), section.events()),
                "from must not be beyond to, but was 2, and that 1");
    }

    private RecordedEvent recorded(long position, String type) {
        var id = EventIds.next();
        return new RecordedEvent(
                Position.of(position),
                StreamId.of("order", "1"),
                StreamVersion.of(position),
                id,
                type,
                Payload.utf8(""),
                Metadata.correlatedBy(id),
                Set.of(TAG),
                NOON);
    }

    private static void assertRefused(ThrowingCallable act, String message) {
        assertThatIllegalArgumentException().isThrownBy(act).withMessage(message);
    }
}
