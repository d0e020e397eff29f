package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** A read of a stream emits the asked-for events in the asked-for order, as fast as they are asked for, and ends. */
public abstract class StreamReadContract extends StoreContract {

    private static final StreamRead ALL = StreamRead.of(STREAM);

    @Test
    void a_stream_is_read_from_its_first_event_to_its_last() {
        var events = Events.some(4);
        append(STREAM, events);
        append(OTHER, Events.some(2));

        assertThat(Events.recordedIds(now(store.read(ALL)))).isEqualTo(Events.ids(events));
    }

    @Test
    void a_stream_is_read_backward_from_its_last_event_to_its_first() {
        append(STREAM, Events.some(4));

        assertRead(ALL.backward(), 3, 2, 1, 0);
    }

    @Test
    void a_read_starts_with_the_version_it_is_from() {
        append(STREAM, Events.some(4));

        assertRead(ALL.from(StreamVersion.of(2)), 2, 3);
        assertRead(ALL.from(StreamVersion.of(2)).backward(), 3, 2);
    }

    @Test
    void a_read_ends_with_the_version_it_is_to() {
        append(STREAM, Events.some(4));

        assertRead(ALL.to(StreamVersion.of(1)), 0, 1);
        assertRead(ALL.to(StreamVersion.of(1)).backward(), 1, 0);
    }

    @Test
    void a_read_emits_no_more_than_its_limit() {
        append(STREAM, Events.some(4));

        assertRead(ALL.limit(2), 0, 1);
        assertRead(ALL.limit(9), 0, 1, 2, 3);
        assertRead(ALL.backward().limit(1), 3);
    }

    @Test
    void a_read_may_be_bounded_at_both_ends_and_limited() {
        append(STREAM, Events.some(6));
        var middle = ALL.from(StreamVersion.of(1)).to(StreamVersion.of(4));

        assertRead(middle, 1, 2, 3, 4);
        assertRead(middle.limit(2), 1, 2);
        assertRead(middle.backward().limit(3), 4, 3, 2);
    }

    @Test
    void a_read_of_nothing_is_empty() {
        assertRead(ALL);
        assertRead(ALL.backward());
        append(STREAM, Events.some(2));

        assertRead(ALL.from(StreamVersion.of(2)));
        assertRead(ALL.from(StreamVersion.of(1)).to(StreamVersion.FIRST));
        assertRead(ALL, 0, 1);
    }

    @Test
    void a_read_sees_what_was_appended_before_it_is_subscribed_to() {
        var read = store.read(ALL);
        append(STREAM, Events.some(2));
        assertThat(now(read)).hasSize(2);

        append(STREAM, Events.some(1));

        assertThat(now(read)).hasSize(3);
    }

    @Test
    void a_long_stream_is_read_whole_either_way() {
        var count = 3 * fixture.limits().maxEvents();
        for (var appends = 0; appends < 3; appends++) {
            append(STREAM, Events.some(count / 3));
        }

        var forward = now(store.read(ALL));
        assertThat(forward)
                .hasSize(count)
                .isSortedAccordingTo((one, two) -> one.version().compareTo(two.version()));
        assertThat(now(store.read(ALL.backward()))).isEqualTo(forward.reversed());
        assertThat(now(store.read(ALL.limit(count - 1)))).isEqualTo(forward.subList(0, count - 1));
        assertThat(now(store.read(ALL).limitRate(7))).isEqualTo(forward);
    }

    @Test
    void a_read_emits_no_more_than_is_requested() {
        append(STREAM, Events.some(4));

        StepVerifier.create(store.read(ALL).map(RecordedEvent::version), 0)
                .expectSubscription()
                .expectNoEvent(QUIET)
                .thenRequest(1)
                .expectNext(StreamVersion.of(0))
                .expectNoEvent(QUIET)
                .thenRequest(2)
                .expectNext(StreamVersion.of(1), StreamVersion.of(2))
                .expectNoEvent(QUIET)
                .thenRequest(2)
                .expectNext(StreamVersion.of(3))
                .expectComplete()
                .verify(patience());
    }

    @Test
    void a_read_may_be_cancelled_in_the_middle() {
        append(STREAM, Events.some(50));

        for (var count = 1; count <= 20; count++) {
            StepVerifier.create(store.read(ALL), count)
                    .expectNextCount(count)
                    .thenCancel()
                    .verify(patience());
        }
        assertThat(stream(STREAM)).hasSize(50);
    }

    private void assertRead(StreamRead read, Integer... versions) {
        var found = now(store.read(read)).stream()
                .map(event -> Math.toIntExact(event.version().value()))
                .toList();

        assertThat(found).as("%s", read).isEqualTo(List.of(versions));
    }
}
