package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamMetadata;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.lifecycle.StreamDescription;
import com.tomriddelsdell.eventstore.lifecycle.StreamState;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Readers of a stream are shown what it keeps, and writers do not notice; the log has everything. */
public abstract class StreamMetadataContract extends LifecycleContract {

    @Test
    void a_stream_is_described_as_it_is() {
        assertThat(described(STREAM))
                .isEqualTo(new StreamDescription(
                        STREAM, StreamState.ABSENT, StreamVersion.NONE, StreamVersion.NONE, StreamMetadata.NONE));

        fill(STREAM, 3);

        assertThat(described(STREAM))
                .isEqualTo(
                        new StreamDescription(STREAM, StreamState.ACTIVE, version(0), version(2), StreamMetadata.NONE));
    }

    @Test
    void metadata_is_read_as_it_was_written() {
        var metadata = StreamMetadata.NONE
                .withTruncateBefore(version(2))
                .withMaxCount(7)
                .withMaxAge(Duration.ofDays(400).plusMillis(1))
                .withProperty("owner", "billing")
                .withProperty("größe \"x\"", "Straße \\ 𝒮\n");

        assertThat(change(STREAM, nothing -> metadata)).isEqualTo(metadata);

        assertThat(described(STREAM).metadata()).isEqualTo(metadata);
        assertThat(described(STREAM).state()).isEqualTo(StreamState.ABSENT);
        assertThat(change(STREAM, found -> StreamMetadata.NONE)).isEqualTo(StreamMetadata.NONE);
        assertThat(described(STREAM).metadata()).isEqualTo(StreamMetadata.NONE);
    }

    @Test
    void no_change_is_lost_to_another() {
        var changes = Flux.range(0, 20)
                .flatMap(number ->
                        lifecycle().change(STREAM, metadata -> metadata.withProperty("property " + number, "set")));

        assertThat(now(changes.collectList())).hasSize(20);

        assertThat(described(STREAM).metadata().properties())
                .containsOnlyKeys(IntStream.range(0, 20)
                        .mapToObj(number -> "property " + number)
                        .toList());
    }

    @Test
    void a_change_that_fails_changes_nothing() {
        keep(STREAM, 3);

        refusal(IllegalStateException.class, lifecycle().change(STREAM, metadata -> {
            throw new IllegalStateException("no");
        }));

        assertThat(described(STREAM).metadata()).isEqualTo(StreamMetadata.NONE.withMaxCount(3));
    }

    @Test
    void readers_are_shown_the_newest_events_up_to_the_max_count() {
        fill(STREAM, 5);
        keep(STREAM, 2);

        assertThat(versions(STREAM)).containsExactly(3L, 4L);
        assertThat(versions(StreamRead.of(STREAM).backward())).containsExactly(4L, 3L);
        assertThat(versions(StreamRead.of(STREAM).to(version(3)))).containsExactly(3L);
        assertThat(versions(StreamRead.of(STREAM).limit(1))).containsExactly(3L);
        assertThat(now(store.count(StreamRead.of(STREAM)))).isEqualTo(2);
        assertThat(described(STREAM).first()).isEqualTo(version(3));

        fill(STREAM, 1);
        assertThat(versions(STREAM)).containsExactly(4L, 5L);
    }

    @Test
    void readers_are_shown_nothing_before_the_truncation() {
        fill(STREAM, 5);

        now(lifecycle().truncateBefore(STREAM, version(3)));

        assertThat(versions(STREAM)).containsExactly(3L, 4L);
        assertThat(versions(StreamRead.of(STREAM).from(version(1)).to(version(2))))
                .isEmpty();
        assertThat(now(store.count(StreamRead.of(STREAM)))).isEqualTo(2);
        assertThat(described(STREAM).first()).isEqualTo(version(3));
    }

    @Test
    void readers_are_shown_nothing_that_is_too_old() {
        fill(STREAM, 3);
        done(lifecycleFixture().letPass(Duration.ofHours(2)));
        fill(STREAM, 2);
        change(STREAM, metadata -> metadata.withMaxAge(Duration.ofHours(3)));
        assertThat(versions(STREAM)).hasSize(5);

        change(STREAM, metadata -> metadata.withMaxAge(Duration.ofHours(1)));

        assertThat(versions(STREAM)).containsExactly(3L, 4L);
        assertThat(versions(StreamRead.of(STREAM).backward())).containsExactly(4L, 3L);
        assertThat(now(store.count(StreamRead.of(STREAM)))).isEqualTo(2);
    }

    @Test
    void the_last_event_is_shown_however_narrow_the_bounds() {
        fill(STREAM, 3);
        now(lifecycle().truncateBefore(STREAM, version(100)));
        assertThat(versions(STREAM)).containsExactly(2L);

        change(STREAM, metadata -> StreamMetadata.NONE.withMaxAge(Duration.ofMillis(1)));
        done(lifecycleFixture().letPass(Duration.ofDays(1)));

        assertThat(versions(STREAM)).containsExactly(2L);
        assertThat(now(store.exists(STREAM))).isTrue();
        assertThat(now(store.last(STREAM)).version()).isEqualTo(version(2));
    }

    @Test
    void writers_do_not_notice_what_readers_are_not_shown() {
        fill(STREAM, 3);
        keep(STREAM, 1);

        refusal(VersionConflictException.class, appending(STREAM, ExpectedVersion.noStream()));
        assertThat(append(STREAM, ExpectedVersion.exactly(2))).isEqualTo(3);
        assertThat(append(STREAM, ExpectedVersion.streamExists())).isEqualTo(4);
    }

    @Test
    void wider_bounds_show_again_what_is_still_there() {
        fill(STREAM, 4);
        keep(STREAM, 1);
        assertThat(versions(STREAM)).containsExactly(3L);

        keep(STREAM, 3);

        assertThat(versions(STREAM)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void other_streams_and_the_log_show_everything() {
        fill(STREAM, 3);
        fill(OTHER, 3);
        keep(STREAM, 1);

        assertThat(versions(STREAM)).containsExactly(2L);
        assertThat(versions(OTHER)).containsExactly(0L, 1L, 2L);
        assertThat(log()).hasSize(6);
    }
}
