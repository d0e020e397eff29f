package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import org.junit.jupiter.api.Test;

/** A count tells how many events a read would emit. A stream shows its last event, and whether it has any. */
public abstract class CountContract extends StoreContract {

    private static final EventFilter OTHERS = EventFilter.everything().inStreams(OTHER);

    @Test
    void the_events_of_a_stream_are_counted() {
        append(STREAM, Events.some(5));
        append(OTHER, Events.one());
        var stream = StreamRead.of(STREAM);

        assertThat(now(store.count(stream))).isEqualTo(5);
        assertThat(now(store.count(stream.backward()))).isEqualTo(5);
        assertThat(now(store.count(stream.from(StreamVersion.of(1)).to(StreamVersion.of(3)))))
                .isEqualTo(3);
        assertThat(now(store.count(stream.limit(2)))).isEqualTo(2);
        assertThat(now(store.count(stream.backward().limit(9)))).isEqualTo(5);
    }

    @Test
    void the_events_of_the_log_are_counted() {
        append(STREAM, Events.some(5));
        append(OTHER, Events.some(2));
        var log = log();

        assertThat(now(store.count(LogRead.all()))).isEqualTo(7);
        assertThat(now(store.count(LogRead.all().backward()))).isEqualTo(7);
        assertThat(now(store.count(
                        LogRead.after(log.get(1).position()).to(log.get(5).position()))))
                .isEqualTo(4);
        assertThat(now(store.count(LogRead.all().limit(3)))).isEqualTo(3);
        assertThat(now(store.count(LogRead.all().backward().limit(9)))).isEqualTo(7);
    }

    @Test
    void only_what_matches_is_counted() {
        append(STREAM, Events.some(5));
        append(OTHER, Events.some(2));
        append(STREAM, Events.some(3));

        assertThat(now(store.count(LogRead.all().matching(OTHERS)))).isEqualTo(2);
        assertThat(now(store.count(LogRead.all().matching(OTHERS).limit(1)))).isEqualTo(1);
        assertThat(now(store.count(
                        LogRead.after(stream(OTHER).getFirst().position()).matching(OTHERS))))
                .isEqualTo(1);
        assertThat(now(store.count(
                        LogRead.all().matching(EventFilter.everything().ofTypes("NoSuch")))))
                .isZero();
    }

    @Test
    void nothing_counts_as_none() {
        assertThat(now(store.count(StreamRead.of(STREAM)))).isZero();
        assertThat(now(store.count(LogRead.all()))).isZero();
        append(STREAM, Events.one());

        assertThat(now(store.count(StreamRead.of(OTHER)))).isZero();
        assertThat(now(store.count(StreamRead.of(STREAM).from(StreamVersion.of(1)))))
                .isZero();
        assertThat(now(store.count(LogRead.after(Position.END)))).isZero();
        assertThat(now(store.count(LogRead.all().to(Position.START)))).isZero();
    }

    @Test
    void many_are_counted_to_the_last() {
        var each = fixture.limits().maxEvents();
        for (var appends = 0; appends < 3; appends++) {
            append(STREAM, Events.some(each));
            append(OTHER, Events.some(each));
        }

        assertThat(now(store.count(StreamRead.of(STREAM)))).isEqualTo(3L * each);
        assertThat(now(store.count(LogRead.all()))).isEqualTo(6L * each);
        assertThat(now(store.count(LogRead.all().matching(OTHERS)))).isEqualTo(3L * each);
    }

    @Test
    void each_count_looks_anew() {
        var ofStream = store.count(StreamRead.of(STREAM));
        var ofLog = store.count(LogRead.all());
        append(STREAM, Events.some(2));
        assertThat(now(ofStream)).isEqualTo(2);
        assertThat(now(ofLog)).isEqualTo(2);

        append(STREAM, Events.one());
        assertThat(now(ofStream)).isEqualTo(3);
        assertThat(now(ofLog)).isEqualTo(3);
    }

    @Test
    void a_stream_exists_once_it_has_an_event() {
        var exists = store.exists(STREAM);
        assertThat(now(exists)).isFalse();

        append(STREAM, Events.one());

        assertThat(now(exists)).isTrue();
        assertThat(now(store.exists(OTHER))).isFalse();
    }

    @Test
    void a_stream_shows_its_last_event() {
        append(STREAM, Events.some(3));
        append(OTHER, Events.one());

        assertThat(now(store.last(STREAM))).isEqualTo(stream(STREAM).getLast());
        assertThat(now(store.last(THIRD).hasElement())).isFalse();
    }
}
