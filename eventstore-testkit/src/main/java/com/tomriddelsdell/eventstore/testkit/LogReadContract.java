package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** A read of the log emits the events of all streams by position, as fast as they are asked for, and ends. */
public abstract class LogReadContract extends StoreContract {

    @Test
    void the_log_holds_the_events_of_all_streams_in_the_order_of_their_positions() {
        var events = Events.some(6);
        append(STREAM, events.subList(0, 2));
        append(OTHER, events.subList(2, 3));
        append(STREAM, events.subList(3, 6));

        var log = log();

        assertThat(Events.recordedIds(log)).isEqualTo(Events.ids(events));
        assertThat(log).extracting(RecordedEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(log.getFirst().position()).isGreaterThan(Position.START);
    }

    @Test
    void the_log_is_read_backward_from_its_end() {
        var log = fourEvents();

        assertThat(now(store.read(LogRead.all().backward()))).isEqualTo(log.reversed());
    }

    @Test
    void a_read_starts_after_the_position_it_is_given() {
        var log = fourEvents();
        var second = LogRead.after(log.get(1).position());

        assertThat(now(store.read(second))).isEqualTo(log.subList(2, 4));
        assertThat(now(store.read(second.backward())))
                .isEqualTo(log.subList(2, 4).reversed());
    }

    @Test
    void a_read_ends_with_the_position_it_is_to() {
        var log = fourEvents();
        var second = LogRead.all().to(log.get(1).position());

        assertThat(now(store.read(second))).isEqualTo(log.subList(0, 2));
        assertThat(now(store.read(second.backward())))
                .isEqualTo(log.subList(0, 2).reversed());
    }

    @Test
    void a_read_emits_no_more_than_its_limit() {
        var log = fourEvents();

        assertThat(now(store.read(LogRead.all().limit(3)))).isEqualTo(log.subList(0, 3));
        assertThat(now(store.read(LogRead.all().limit(9)))).isEqualTo(log);
        assertThat(now(store.read(LogRead.all().backward().limit(1)))).isEqualTo(log.subList(3, 4));
    }

    @Test
    void a_read_may_be_bounded_at_both_ends_and_limited() {
        var log = fourEvents();
        var middle = LogRead.after(log.get(0).position()).to(log.get(2).position());

        assertThat(now(store.read(middle))).isEqualTo(log.subList(1, 3));
        assertThat(now(store.read(middle.limit(1)))).isEqualTo(log.subList(1, 2));
        assertThat(now(store.read(middle.backward().limit(1)))).isEqualTo(log.subList(2, 3));
    }

    @Test
    void a_read_of_nothing_is_empty() {
        assertThat(log()).isEmpty();
        var log = fourEvents();
        var last = log.getLast().position();

        assertThat(now(store.read(LogRead.after(last)))).isEmpty();
        assertThat(now(store.read(LogRead.after(Position.END)))).isEmpty();
        assertThat(now(store.read(LogRead.all().to(Position.START)))).isEmpty();
        assertThat(now(store.read(LogRead.after(last).to(log.getFirst().position()))))
                .isEmpty();
    }

    @Test
    void a_read_ends_where_the_log_ended_when_it_was_subscribed_to() {
        var log = fourEvents();

        StepVerifier.create(store.read(LogRead.all()), 1)
                .expectNext(log.getFirst())
                .then(() -> append(STREAM, Events.some(3)))
                .thenRequest(Long.MAX_VALUE)
                .expectNextSequence(log.subList(1, 4))
                .expectComplete()
                .verify(patience());
    }

    @Test
    void a_read_sees_what_was_appended_before_it_is_subscribed_to() {
        var read = store.read(LogRead.all());
        append(STREAM, Events.some(2));
        assertThat(now(read)).hasSize(2);

        append(OTHER, Events.some(1));

        assertThat(now(read)).hasSize(3);
    }

    @Test
    void a_long_log_is_read_whole_either_way() {
        var count = fixture.limits().maxEvents();
        for (var appends = 0; appends < 3; appends++) {
            append(STREAM, Events.some(count));
            append(OTHER, Events.some(1));
        }

        var forward = log();
        assertThat(forward).hasSize(3 * count + 3);
        assertThat(forward).extracting(RecordedEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(now(store.read(LogRead.all().backward()))).isEqualTo(forward.reversed());
        assertThat(now(store.read(LogRead.all()).limitRate(7))).isEqualTo(forward);
    }

    @Test
    void a_read_emits_no_more_than_is_requested() {
        var log = fourEvents();

        StepVerifier.create(store.read(LogRead.all()), 0)
                .expectSubscription()
                .expectNoEvent(QUIET)
                .thenRequest(1)
                .expectNext(log.get(0))
                .expectNoEvent(QUIET)
                .thenRequest(2)
                .expectNext(log.get(1), log.get(2))
                .expectNoEvent(QUIET)
                .thenRequest(2)
                .expectNext(log.get(3))
                .expectComplete()
                .verify(patience());
    }

    @Test
    void a_read_may_be_cancelled_in_the_middle() {
        append(STREAM, Events.some(50));

        for (var count = 1; count <= 20; count++) {
            StepVerifier.create(store.read(LogRead.all()), count)
                    .expectNextCount(count)
                    .thenCancel()
                    .verify(patience());
        }
        assertThat(log()).hasSize(50);
    }

    private List<RecordedEvent> fourEvents() {
        append(STREAM, Events.some(2));
        append(OTHER, Events.one());
        append(STREAM, Events.one());
        var log = log();
        assertThat(log).hasSize(4);
        return log;
    }
}
