package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.lifecycle.ScavengeProgress;
import com.tomriddelsdell.eventstore.lifecycle.StreamState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A scavenge takes away what no stream keeps, moves what is archived, and disturbs nobody. */
public abstract class ScavengeContract extends LifecycleContract {

    @Test
    void what_no_stream_keeps_is_gone_from_the_log() {
        fill(STREAM, 4);
        fill(OTHER, 2);
        fill(THIRD, 3);
        keep(STREAM, 2);
        delete(OTHER);
        tombstone(THIRD);
        var before = log();

        var progress = scavenge();

        assertThat(log()).containsExactly(before.get(2), before.get(3));
        assertThat(versions(STREAM)).containsExactly(2L, 3L);
        var last = progress.getLast();
        assertThat(last.streamsDone()).isEqualTo(3).isEqualTo(last.streams());
        assertThat(last.removed()).isEqualTo(7);
        assertThat(last.archived()).isZero();
        assertThat(last.bytes()).isPositive();
        assertThat(last.waiting()).isZero();
        assertThat(progress).extracting(ScavengeProgress::streamsDone).isSorted();
        assertThat(scavenge().getLast().removed()).isZero();
    }

    @Test
    void a_log_without_anything_said_about_its_streams_has_nothing_to_scavenge() {
        fill(STREAM, 2);
        assertThat(described(STREAM).last()).isEqualTo(version(1));

        var removed = lifecycle().scavenge().map(ScavengeProgress::removed).reduce(0L, Long::sum);

        assertThat(now(removed)).isZero();
        assertThat(log()).hasSize(2);
    }

    @Test
    void versions_and_positions_go_on_behind_what_is_gone() {
        fill(STREAM, 3);
        fill(OTHER, 3);
        delete(STREAM);
        keep(OTHER, 1);
        scavenge();

        assertThat(state(STREAM)).isEqualTo(StreamState.DELETED);
        assertThat(append(STREAM, ExpectedVersion.noStream())).isEqualTo(3);
        assertThat(append(OTHER, ExpectedVersion.exactly(2))).isEqualTo(3);
        assertThat(versions(STREAM)).containsExactly(3L);
        assertThat(versions(OTHER)).containsExactly(3L);
        assertThat(positions()).hasSize(3).isSorted().first().isEqualTo(6L);
    }

    @Test
    void an_archived_stream_leaves_the_log_but_for_its_last_event() {
        fill(STREAM, 5);
        fill(OTHER, 1);
        archive(STREAM);
        var before = stream(STREAM);

        var progress = scavenge().getLast();

        assertThat(progress.archived()).isEqualTo(4);
        assertThat(progress.removed()).isZero();
        assertThat(log()).hasSize(2).startsWith(before.getLast());
        assertThat(stream(STREAM)).isEqualTo(before);
        assertThat(versions(StreamRead.of(STREAM).backward().limit(2))).containsExactly(4L, 3L);
        assertThat(versions(StreamRead.of(STREAM).from(version(1)).to(version(2))))
                .containsExactly(1L, 2L);
        assertThat(now(store.count(StreamRead.of(STREAM)))).isEqualTo(5);
        assertThat(described(STREAM).first()).isEqualTo(version(0));
        assertThat(scavenge().getLast().archived()).isZero();
    }

    @Test
    void a_reopened_stream_is_read_without_a_seam_and_kept_as_any_other() {
        fill(STREAM, 4);
        archive(STREAM);
        scavenge();
        done(lifecycle().reopen(STREAM));

        assertThat(append(STREAM, ExpectedVersion.exactly(3))).isEqualTo(4);

        assertThat(versions(STREAM)).containsExactly(0L, 1L, 2L, 3L, 4L);
        keep(STREAM, 3);
        assertThat(versions(STREAM)).containsExactly(2L, 3L, 4L);
        assertThat(scavenge().getLast().removed()).isEqualTo(2);
        assertThat(versions(STREAM)).containsExactly(2L, 3L, 4L);
    }

    @Test
    void what_is_too_old_is_gone_but_for_the_last_event() {
        fill(STREAM, 3);
        change(STREAM, metadata -> metadata.withMaxAge(Duration.ofHours(1)));
        done(lifecycleFixture().letPass(Duration.ofHours(2)));

        assertThat(scavenge().getLast().removed()).isEqualTo(2);

        assertThat(versions(STREAM)).containsExactly(2L);
        assertThat(append(STREAM, ExpectedVersion.exactly(2))).isEqualTo(3);
    }

    @Test
    void what_a_named_subscription_has_not_handled_stays() {
        fill(STREAM, 3);
        delete(STREAM);
        done(lifecycleFixture().subscriptions().register("mail", 1, Position.of(1)));

        var held = scavenge().getLast();

        assertThat(held.removed()).isEqualTo(1);
        assertThat(held.waiting()).isEqualTo(2);
        assertThat(positions()).containsExactly(2L, 3L);
        assertThat(stream(STREAM)).isEmpty();

        done(lifecycleFixture().subscriptions().reset("mail", Position.of(3), transaction -> Mono.empty()));
        assertThat(scavenge().getLast().removed()).isEqualTo(2);
        assertThat(log()).isEmpty();
    }

    @Test
    void followers_go_on_over_what_is_gone() {
        fill(STREAM, 3);
        fill(OTHER, 2);

        var given = store.follow(Position.START)
                .concatMap(event -> event.position().equals(Position.of(1)) ? scavenging(event) : Mono.just(event), 1)
                .map(event -> event.position().value());

        StepVerifier.create(given)
                .expectNext(1L)
                .thenConsumeWhile(position -> position < 6)
                .expectNext(6L)
                .thenCancel()
                .verify(patience());
        assertThat(positions()).containsExactly(4L, 5L, 6L);
    }

    /** Deletes and scavenges the stream of {@code event} before it is passed on, and appends to another. */
    private Mono<RecordedEvent> scavenging(RecordedEvent event) {
        return lifecycle()
                .delete(event.stream(), ANY)
                .thenMany(lifecycle().scavenge())
                .then(appending(OTHER, ANY))
                .thenReturn(event);
    }

    @Test
    void a_consumer_whose_last_event_is_gone_goes_on() {
        fill(STREAM, 2);
        fill(OTHER, 1);
        var seen = now(store.verify(Checkpoint.at(log().get(1))));
        delete(STREAM);
        scavenge();

        assertThat(now(store.verify(seen)).position()).isEqualTo(Position.of(2));
        assertThat(positions()).containsExactly(3L);
    }

    @Test
    void what_is_gone_is_found_by_no_query() {
        var tag = Tag.of("course", "1");
        append(STREAM, Events.one().withTags(tag), Events.one().withTags(tag));
        append(OTHER, Events.one().withTags(tag));
        delete(STREAM);

        scavenge();

        assertThat(query(EventQuery.tagged(tag)).events())
                .extracting(event -> event.stream())
                .containsExactly(OTHER);
    }

    @Test
    void a_scavenge_that_was_cancelled_is_gone_on_with() {
        fill(STREAM, 2);
        fill(OTHER, 2);
        delete(STREAM);
        delete(OTHER);

        assertThat(now(lifecycle().scavenge().next()).removed()).isPositive();
        scavenge();

        assertThat(log()).isEmpty();
    }
}
