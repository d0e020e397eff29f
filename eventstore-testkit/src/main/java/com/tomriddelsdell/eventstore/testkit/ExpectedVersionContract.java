package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** An append takes place only on a stream that is as its writer expects. */
public abstract class ExpectedVersionContract extends StoreContract {

    private static final StreamVersion SECOND = StreamVersion.of(1);

    @Test
    void any_accepts_a_stream_without_events() {
        assertAccepted(ExpectedVersion.any(), StreamVersion.FIRST);
    }

    @Test
    void any_accepts_a_stream_with_events() {
        append(STREAM, Events.some(2));

        assertAccepted(ExpectedVersion.any(), StreamVersion.of(2));
    }

    @Test
    void no_stream_accepts_a_stream_without_events() {
        append(OTHER, Events.some(2));

        assertAccepted(ExpectedVersion.noStream(), StreamVersion.FIRST);
    }

    @Test
    void no_stream_refuses_a_stream_with_events() {
        append(STREAM, Events.some(2));

        assertRefused(ExpectedVersion.noStream(), SECOND);
    }

    @Test
    void stream_exists_accepts_a_stream_with_events() {
        append(STREAM, Events.some(2));

        assertAccepted(ExpectedVersion.streamExists(), StreamVersion.of(2));
    }

    @Test
    void stream_exists_refuses_a_stream_without_events() {
        append(OTHER, Events.some(2));

        assertRefused(ExpectedVersion.streamExists(), StreamVersion.NONE);
    }

    @Test
    void exactly_accepts_a_stream_at_that_version() {
        append(STREAM, Events.some(2));

        assertAccepted(ExpectedVersion.exactly(1), StreamVersion.of(2));
    }

    @Test
    void exactly_refuses_a_stream_that_is_ahead() {
        append(STREAM, Events.some(2));

        assertRefused(ExpectedVersion.exactly(0), SECOND);
    }

    @Test
    void exactly_refuses_a_stream_that_is_behind() {
        append(STREAM, Events.some(2));

        assertRefused(ExpectedVersion.exactly(2), SECOND);
    }

    @Test
    void exactly_refuses_a_stream_without_events() {
        append(OTHER, Events.some(2));

        assertRefused(ExpectedVersion.exactly(0), StreamVersion.NONE);
    }

    @Test
    void what_an_append_emits_is_what_the_next_may_expect() {
        var first = append(STREAM, Events.some(2));

        assertAccepted(ExpectedVersion.unchangedSince(first.version()), StreamVersion.of(2));
    }

    @Test
    void a_conflict_does_not_touch_the_appends_beside_it() {
        append(STREAM, Events.some(1));
        var conflicting = store.append(STREAM, ExpectedVersion.noStream(), Events.some(2));
        var beside = Flux.range(0, 20)
                .map(number -> "beside" + number)
                .flatMap(key -> store.append(StreamId.of("contact", key), ExpectedVersion.noStream(), Events.some(2)));

        var outcomes = Flux.mergeDelayError(2, conflicting, beside).onErrorComplete(VersionConflictException.class);

        assertThat(now(outcomes.count())).isEqualTo(20);
        assertThat(log()).hasSize(41);
    }

    private void assertAccepted(ExpectedVersion expected, StreamVersion next) {
        var before = log().size();

        var appended = now(store.append(STREAM, expected, Events.some(1)));

        assertThat(appended.version()).isEqualTo(next);
        assertThat(log()).hasSize(before + 1);
    }

    private void assertRefused(ExpectedVersion expected, StreamVersion actual) {
        var before = log();

        var conflict = refusal(VersionConflictException.class, store.append(STREAM, expected, Events.some(2)));

        assertThat(conflict.stream()).isEqualTo(STREAM);
        assertThat(conflict.expected()).isEqualTo(expected);
        assertThat(conflict.actual()).isEqualTo(actual);
        assertThat(log()).isEqualTo(before);
    }
}
