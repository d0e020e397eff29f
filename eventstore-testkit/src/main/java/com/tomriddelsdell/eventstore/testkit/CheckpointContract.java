package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.HistoryDivergedException;
import com.tomriddelsdell.eventstore.HistoryDivergedException.Divergence;
import com.tomriddelsdell.eventstore.LogEpoch;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** A consumer goes on only in the history that it has seen. */
public abstract class CheckpointContract extends StoreContract {

    private static final LogEpoch EARLIER = new LogEpoch(EventIds.next(), "earlier");

    @Test
    void one_who_has_seen_nothing_is_told_the_epoch() {
        var start = now(store.verify(Checkpoint.START));

        assertThat(start.position()).isEqualTo(Position.START);
        assertThat(start.epoch()).isNotNull();
        append(STREAM, Events.some(2));
        assertThat(now(store.verify(Checkpoint.START))).isEqualTo(start);
    }

    @Test
    void one_who_has_seen_an_event_that_is_there_goes_on() {
        append(STREAM, Events.some(3));
        var start = now(store.verify(Checkpoint.START));

        for (var event : log()) {
            var seen = start.movedTo(event);
            assertThat(now(store.verify(seen))).isEqualTo(seen);
        }
    }

    @Test
    void an_event_that_is_there_leads_into_another_epoch() {
        append(STREAM, Events.some(2));
        var last = log().getLast();

        var adopted = now(store.verify(new Checkpoint(last.position(), last.id(), EARLIER)));

        assertThat(adopted).isEqualTo(new Checkpoint(last.position(), last.id(), epoch()));
    }

    @Test
    void one_who_has_seen_nothing_goes_on_in_any_epoch() {
        append(STREAM, Events.one());

        assertThat(now(store.verify(new Checkpoint(Position.START, null, EARLIER)))
                        .epoch())
                .isEqualTo(epoch());
    }

    @Test
    void a_bare_position_learns_what_stands_there() {
        append(STREAM, Events.some(2));
        var first = log().getFirst();

        assertThat(now(store.verify(Checkpoint.at(first.position()))))
                .isEqualTo(new Checkpoint(first.position(), first.id(), epoch()));
    }

    @Test
    void a_checkpoint_beyond_the_log_is_refused() {
        append(STREAM, Events.some(2));
        var end = log().getLast().position();
        var ahead = new Checkpoint(Position.of(end.value() + 1), EventIds.next(), epoch());

        var refusal = refusal(HistoryDivergedException.class, store.verify(ahead));

        assertThat(refusal.divergence()).isEqualTo(Divergence.BEYOND_THE_LOG);
        assertThat(refusal.checkpoint()).isEqualTo(ahead);
        assertThat(refusal.found()).isEqualTo(epoch());
        assertThat(refusal.end()).isEqualTo(end);
        refusal(HistoryDivergedException.class, store.verify(Checkpoint.at(ahead.position())));
    }

    @Test
    void a_checkpoint_beside_the_log_is_refused() {
        append(STREAM, Events.some(2));
        var first = log().getFirst();

        for (var epoch : new LogEpoch[] {epoch(), EARLIER}) {
            var beside = new Checkpoint(first.position(), EventIds.next(), epoch);
            var refusal = refusal(HistoryDivergedException.class, store.verify(beside));

            assertThat(refusal.divergence()).isEqualTo(Divergence.ANOTHER_EVENT);
            assertThat(refusal.checkpoint()).isEqualTo(beside);
        }
    }

    @Test
    void a_checkpoint_of_another_epoch_that_names_no_event_is_refused() {
        append(STREAM, Events.some(2));
        var unproven = new Checkpoint(log().getFirst().position(), null, EARLIER);

        var refusal = refusal(HistoryDivergedException.class, store.verify(unproven));

        assertThat(refusal.divergence()).isEqualTo(Divergence.UNPROVEN);
    }

    @Test
    void a_follower_from_a_checkpoint_is_given_what_comes_after_it() {
        append(STREAM, Events.some(3));
        var first = now(store.verify(Checkpoint.START)).movedTo(log().getFirst());

        StepVerifier.create(store.follow(first).map(RecordedEvent::version).map(version -> version.value()))
                .expectNext(1L, 2L)
                .then(() -> append(STREAM, Events.one()))
                .expectNext(3L)
                .thenCancel()
                .verify(patience());
    }

    @Test
    void a_follower_from_a_checkpoint_of_another_history_is_given_nothing() {
        append(STREAM, Events.some(3));
        var beside = new Checkpoint(log().getFirst().position(), EventIds.next(), epoch());

        StepVerifier.create(store.follow(beside))
                .expectError(HistoryDivergedException.class)
                .verify(patience());
        StepVerifier.create(store.sections(beside, EventFilter.everything()))
                .expectError(HistoryDivergedException.class)
                .verify(patience());
    }

    @Test
    void a_place_in_the_log_is_named_by_the_last_event_up_to_it() {
        assertThat(now(store.checkpoint(Position.END)).position()).isEqualTo(Position.START);
        append(STREAM, Events.some(3));
        var log = log();

        assertThat(now(store.checkpoint(Position.START))).isEqualTo(new Checkpoint(Position.START, null, epoch()));
        assertThat(now(store.checkpoint(Position.END)))
                .isEqualTo(
                        new Checkpoint(log.getLast().position(), log.getLast().id(), epoch()));
        assertThat(now(store.checkpoint(log.get(1).position())))
                .isEqualTo(new Checkpoint(log.get(1).position(), log.get(1).id(), epoch()));
    }

    private LogEpoch epoch() {
        return Objects.requireNonNull(now(store.verify(Checkpoint.START)).epoch());
    }
}
