package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamClosedException;
import com.tomriddelsdell.eventstore.StreamClosedException.Closure;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamMetadata;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.lifecycle.StreamState;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams are deleted, closed and opened, atomically with appends. */
public abstract class StreamStateContract extends LifecycleContract {

    private static final ExpectedVersion NO_STREAM = ExpectedVersion.noStream();

    @Test
    void a_deleted_stream_is_as_if_it_had_never_been() {
        fill(STREAM, 3);
        keep(STREAM, 2);

        delete(STREAM);

        assertThat(stream(STREAM)).isEmpty();
        assertThat(versions(StreamRead.of(STREAM).backward())).isEmpty();
        assertThat(now(store.count(StreamRead.of(STREAM)))).isZero();
        assertThat(now(store.exists(STREAM))).isFalse();
        assertThat(now(store.last(STREAM).hasElement())).isFalse();
        assertThat(described(STREAM).state()).isEqualTo(StreamState.DELETED);
        assertThat(described(STREAM).first()).isEqualTo(StreamVersion.NONE);
        assertThat(described(STREAM).last()).isEqualTo(version(2));
        assertThat(described(STREAM).metadata()).isEqualTo(StreamMetadata.NONE);
        assertThat(log()).hasSize(3);
    }

    @Test
    void a_deleted_stream_begins_anew_where_its_versions_ended() {
        fill(STREAM, 3);
        for (var life = 1; life <= 3; life++) {
            delete(STREAM);

            assertThat(append(STREAM, NO_STREAM)).isEqualTo(3L * life);

            assertThat(state(STREAM)).isEqualTo(StreamState.ACTIVE);
            assertThat(versions(STREAM)).containsExactly(3L * life);
            assertThat(append(STREAM, ExpectedVersion.exactly(3L * life))).isEqualTo(3L * life + 1);
            assertThat(append(STREAM, ExpectedVersion.streamExists())).isEqualTo(3L * life + 2);
        }
    }

    @Test
    void whoever_has_read_before_a_deletion_conflicts_after_it() {
        fill(STREAM, 3);
        delete(STREAM);

        var conflict = refusal(VersionConflictException.class, appending(STREAM, ExpectedVersion.exactly(2)));
        assertThat(conflict.actual()).isEqualTo(StreamVersion.NONE);
        refusal(VersionConflictException.class, appending(STREAM, ExpectedVersion.streamExists()));
        assertThat(log()).hasSize(3);
    }

    @Test
    void a_state_changes_only_in_a_stream_that_is_as_expected() {
        fill(STREAM, 3);

        var wrong = ExpectedVersion.exactly(1);
        for (var act : List.of(
                lifecycle().delete(STREAM, wrong),
                lifecycle().delete(STREAM, NO_STREAM),
                lifecycle().archive(STREAM, wrong),
                lifecycle().tombstone(STREAM, wrong))) {
            assertThat(refusal(VersionConflictException.class, act).actual()).isEqualTo(version(2));
        }
        assertThat(state(STREAM)).isEqualTo(StreamState.ACTIVE);

        done(lifecycle().delete(STREAM, ExpectedVersion.exactly(2)));
        assertThat(state(STREAM)).isEqualTo(StreamState.DELETED);
    }

    @Test
    void a_stream_without_events_has_nothing_to_delete_or_archive() {
        delete(STREAM);

        assertThat(state(STREAM)).isEqualTo(StreamState.ABSENT);
        var missing = refusal(VersionConflictException.class, lifecycle().archive(STREAM, ANY));
        assertThat(missing.expected()).isEqualTo(ExpectedVersion.streamExists());
        assertThat(append(STREAM, NO_STREAM)).isZero();
    }

    @Test
    void an_append_that_comes_again_after_a_deletion_is_recognised() {
        var events = Events.some(2);
        var first = now(store.append(STREAM, NO_STREAM, events));
        delete(STREAM);

        assertThat(now(store.append(STREAM, NO_STREAM, events))).isEqualTo(first);
        assertThat(now(store.append(STREAM, ANY, events))).isEqualTo(first);
        assertThat(stream(STREAM)).isEmpty();
        tombstone(STREAM);
        assertThat(now(store.append(STREAM, ANY, events))).isEqualTo(first);
    }

    @Test
    void a_tombstoned_stream_is_gone_for_good() {
        fill(STREAM, 2);

        tombstone(STREAM);
        tombstone(STREAM);

        assertThat(state(STREAM)).isEqualTo(StreamState.TOMBSTONED);
        assertThat(stream(STREAM)).isEmpty();
        assertThat(now(store.exists(STREAM))).isFalse();
        for (var expected : List.of(ANY, NO_STREAM, ExpectedVersion.streamExists(), ExpectedVersion.exactly(1))) {
            assertThat(refused(appending(STREAM, expected))).isEqualTo(Closure.TOMBSTONED);
        }
        assertThat(refused(lifecycle().delete(STREAM, ANY))).isEqualTo(Closure.TOMBSTONED);
        assertThat(refused(lifecycle().archive(STREAM, ANY))).isEqualTo(Closure.TOMBSTONED);
        assertThat(refused(lifecycle().reopen(STREAM))).isEqualTo(Closure.TOMBSTONED);
        assertThat(refused(lifecycle().change(STREAM, metadata -> metadata))).isEqualTo(Closure.TOMBSTONED);
    }

    @Test
    void a_name_can_be_tombstoned_before_it_is_used() {
        tombstone(STREAM);

        assertThat(refused(appending(STREAM, NO_STREAM))).isEqualTo(Closure.TOMBSTONED);
        assertThat(log()).isEmpty();
    }

    @Test
    void an_archived_stream_is_read_and_not_written() {
        fill(STREAM, 3);

        archive(STREAM);
        archive(STREAM);

        assertThat(state(STREAM)).isEqualTo(StreamState.ARCHIVED);
        assertThat(versions(STREAM)).containsExactly(0L, 1L, 2L);
        for (var expected : List.of(ANY, NO_STREAM, ExpectedVersion.streamExists(), ExpectedVersion.exactly(2))) {
            assertThat(refused(appending(STREAM, expected))).isEqualTo(Closure.ARCHIVED);
        }
        assertThat(refused(lifecycle().delete(STREAM, ANY))).isEqualTo(Closure.ARCHIVED);
        keep(STREAM, 2);
        assertThat(versions(STREAM)).containsExactly(1L, 2L);
        tombstone(STREAM);
        assertThat(stream(STREAM)).isEmpty();
    }

    @Test
    void a_reopened_stream_goes_on() {
        fill(STREAM, 3);
        archive(STREAM);

        done(lifecycle().reopen(STREAM));
        done(lifecycle().reopen(STREAM));

        assertThat(state(STREAM)).isEqualTo(StreamState.ACTIVE);
        assertThat(append(STREAM, ExpectedVersion.exactly(2))).isEqualTo(3);
        assertThat(versions(STREAM)).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void a_closed_stream_refuses_an_append_to_several_as_a_whole() {
        fill(STREAM, 1);
        archive(STREAM);
        var request = AppendRequest.to(OTHER, ANY, Events.some(1)).and(STREAM, ANY, Events.some(1));

        var refusal = refusal(StreamClosedException.class, store.append(request));

        assertThat(refusal.stream()).isEqualTo(STREAM);
        assertThat(refusal.closure()).isEqualTo(Closure.ARCHIVED);
        assertThat(stream(OTHER)).isEmpty();
    }

    @Test
    void a_closed_stream_does_not_touch_the_appends_beside_it() {
        fill(STREAM, 1);
        tombstone(STREAM);
        fill(OTHER, 2);
        delete(OTHER);

        var outcomes = Flux.range(0, 60)
                .flatMap(
                        number -> switch (number % 3) {
                            case 0 -> outcome(appending(STREAM, ANY));
                            case 1 -> outcome(appending(OTHER, ANY));
                            default -> outcome(appending(StreamId.of("contact", "n" + number), NO_STREAM));
                        },
                        60);

        assertThat(now(outcomes.collectList()))
                .containsOnly("closed", "appended")
                .filteredOn("closed"::equals)
                .hasSize(20);
        assertThat(versions(OTHER)).hasSize(20).startsWith(2L).endsWith(21L);
        assertThat(log()).hasSize(3 + 40);
    }

    private static Mono<String> outcome(Mono<Long> append) {
        return append.thenReturn("appended").onErrorReturn(StreamClosedException.class, "closed");
    }

    private Closure refused(Mono<?> act) {
        var refusal = refusal(StreamClosedException.class, act);
        assertThat(refusal.stream()).isEqualTo(STREAM);
        return refusal.closure();
    }
}
