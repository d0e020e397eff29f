package com.tomriddelsdell.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AppendRequestTest {

    private static final StreamId STREAM = StreamId.of("course", "c1");
    private static final StreamId OTHER = StreamId.of("student", "s1");
    private static final EventQuery QUERY = EventQuery.tagged(Tag.of("course", "c1"));

    private final List<EventData> one = List.of(EventData.of("Enrolled", Payload.utf8("{}")));
    private final List<EventData> two = List.of(EventData.of("Joined", Payload.utf8("{}")));

    @Test
    void a_stream_that_is_named_twice_is_refused() {
        var once = AppendRequest.to(STREAM, ExpectedVersion.any(), one);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> once.and(STREAM, ExpectedVersion.any(), two))
                .withMessage("an append names each stream once, but had course-c1 twice");
    }

    @Test
    void nothing_to_append_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AppendRequest(List.of(), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppendRequest.to(STREAM, ExpectedVersion.any(), List.of()));
    }

    @Test
    void its_events_are_those_of_its_parts_in_order() {
        var request = AppendRequest.to(STREAM, ExpectedVersion.any(), one).and(OTHER, ExpectedVersion.any(), two);

        assertThat(request.events()).containsExactly(one.getFirst(), two.getFirst());
    }

    @Test
    void another_part_keeps_the_condition() {
        var condition = AppendCondition.none(QUERY);
        var request = AppendRequest.to(STREAM, ExpectedVersion.any(), one)
                .provided(condition)
                .and(OTHER, ExpectedVersion.any(), two);

        assertThat(request.condition()).isEqualTo(condition);
    }

    @Test
    void a_query_has_1_to_50_items_and_each_names_something() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventQuery(List.of()))
                .withMessage("a query has 1 to 50 items, but had 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new EventQuery(Collections.nCopies(51, QUERY.items().getFirst())))
                .withMessage("a query has 1 to 50 items, but had 51");
        assertThatIllegalArgumentException().isThrownBy(EventQuery::typed);
        assertThatIllegalArgumentException().isThrownBy(EventQuery::tagged);
    }
}
