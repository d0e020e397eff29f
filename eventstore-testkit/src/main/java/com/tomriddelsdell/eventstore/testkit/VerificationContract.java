package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.verify.EventCheck;
import com.tomriddelsdell.eventstore.verify.Finding;
import com.tomriddelsdell.eventstore.verify.LogVerification;
import com.tomriddelsdell.eventstore.verify.VerifyProgress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** A log and its archive are looked through to the last event, and what the store does itself is not held against them. */
public abstract class VerificationContract extends LifecycleContract {

    private final List<Long> looked = new CopyOnWriteArrayList<>();

    @Test
    void what_a_scavenge_took_is_not_missing() {
        fill(STREAM, 4);
        fill(OTHER, 3);
        fill(THIRD, 2);
        keep(STREAM, 2);
        delete(OTHER);
        tombstone(THIRD);
        scavenge();
        append(OTHER, ANY);

        assertThat(findings(verification())).isEmpty();
        assertThat(looked).hasSize(3).containsExactlyElementsOf(positions());
    }

    @Test
    void archived_events_are_looked_at_too() {
        fill(STREAM, 5);
        fill(OTHER, 2);
        fill(THIRD, 3);
        archive(STREAM);
        archive(THIRD);
        scavenge();
        assertThat(positions()).hasSize(4);

        assertThat(findings(verification())).isEmpty();
        assertThat(looked).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(now(verification().run().last()).events()).isEqualTo(10);
    }

    @Test
    void an_archived_stream_that_was_reopened_and_truncated_is_sound() {
        fill(STREAM, 4);
        archive(STREAM);
        scavenge();
        done(lifecycle().reopen(STREAM));
        fill(STREAM, 3);
        change(STREAM, metadata -> metadata.withTruncateBefore(version(5)));

        assertThat(findings(verification())).isEmpty();
        scavenge();
        assertThat(findings(verification())).isEmpty();
        archive(STREAM);
        scavenge();
        assertThat(findings(verification())).isEmpty();
    }

    @Test
    void what_is_wrong_with_an_archived_event_is_told() {
        fill(STREAM, 3);
        archive(STREAM);
        scavenge();
        assertThat(positions()).hasSize(1);
        EventCheck refusing = events -> Flux.fromIterable(events)
                .filter(event -> event.version().equals(version(1)))
                .map(event -> Finding.of(Finding.Kind.PAYLOAD_UNREADABLE, event, "no good"));

        assertThat(findings(verification().with(refusing))).singleElement().satisfies(finding -> {
            assertThat(finding.position()).isEqualTo(Position.of(2));
            assertThat(finding.stream()).isEqualTo(STREAM);
        });
    }

    @Test
    void a_part_is_looked_at_and_nothing_around_it() {
        fill(STREAM, 3);
        fill(OTHER, 3);
        archive(STREAM);
        scavenge();
        assertThat(positions()).hasSize(4);

        assertThat(findings(verification().after(Position.of(1)).upTo(Position.of(5))))
                .isEmpty();
        assertThat(looked).containsExactlyInAnyOrder(2L, 3L, 4L, 5L);
    }

    @Test
    void a_log_of_more_streams_than_there_is_room_for_is_looked_through_all_the_same() {
        IntStream.range(0, 12).forEach(key -> fill(StreamId.of("many", Integer.toString(key)), 2));
        archive(StreamId.of("many", "7"));
        scavenge();
        assertThat(positions()).hasSize(23);

        var parts = now(verification().maxStreams(3).run().collectList());

        assertThat(parts).allSatisfy(part -> assertThat(part.findings()).isEmpty());
        assertThat(parts).extracting(VerifyProgress::pass).contains(2);
        assertThat(looked).hasSize(24).doesNotHaveDuplicates();
    }

    private LogVerification verification() {
        return LogVerification.of(store, lifecycleFixture().witness()).with(this::note);
    }

    private Flux<Finding> note(List<RecordedEvent> events) {
        return Flux.defer(() -> {
            events.forEach(event -> looked.add(event.position().value()));
            return Flux.empty();
        });
    }

    private List<Finding> findings(LogVerification verification) {
        looked.clear();
        return now(
                verification.run().concatMapIterable(VerifyProgress::findings).collectList());
    }
}
