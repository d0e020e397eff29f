package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.HistoryDivergedException;
import com.tomriddelsdell.eventstore.HistoryDivergedException.Divergence;
import com.tomriddelsdell.eventstore.LogEpoch;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Guards the guard: a store that lets a consumer go on in another history, or shows one, fails the test of that promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedHistoriesAreCaughtTest {

    @Test
    void believing_every_checkpoint() {
        Flawed.verifying((sound, checkpoint) -> epoch(sound)
                        .map(now -> new Checkpoint(checkpoint.position(), checkpoint.eventId(), now.epoch())))
                .isCaughtBy(Guarded.Checkpoint.class, "a_checkpoint_beyond_the_log_is_refused")
                .isCaughtBy(Guarded.Checkpoint.class, "a_checkpoint_beside_the_log_is_refused")
                .isCaughtBy(Guarded.Checkpoint.class, "a_checkpoint_of_another_epoch_that_names_no_event_is_refused")
                .isCaughtBy(
                        Guarded.Checkpoint.class, "a_follower_from_a_checkpoint_of_another_history_is_given_nothing")
                .isCaughtBy(Guarded.Checkpoint.class, "a_bare_position_learns_what_stands_there");
    }

    @Test
    void ignoring_which_event_was_seen() {
        Flawed.verifying((sound, checkpoint) -> sound.verify(Checkpoint.at(checkpoint.position())))
                .isCaughtBy(Guarded.Checkpoint.class, "a_checkpoint_beside_the_log_is_refused")
                .isCaughtBy(Guarded.Checkpoint.class, "a_checkpoint_of_another_epoch_that_names_no_event_is_refused");
    }

    @Test
    void refusing_every_other_epoch() {
        Flawed.verifying((sound, checkpoint) -> epoch(sound)
                        .flatMap(now ->
                                checkpoint.epoch() == null || checkpoint.epoch().equals(now.epoch())
                                        ? sound.verify(checkpoint)
                                        : Mono.error(() -> refusal(checkpoint, now))))
                .isCaughtBy(Guarded.Checkpoint.class, "an_event_that_is_there_leads_into_another_epoch")
                .isCaughtBy(Guarded.Checkpoint.class, "one_who_has_seen_nothing_goes_on_in_any_epoch");
    }

    @Test
    void keeping_the_epoch_that_was() {
        Flawed.verifying((sound, checkpoint) -> sound.verify(checkpoint).thenReturn(checkpoint))
                .isCaughtBy(Guarded.Checkpoint.class, "one_who_has_seen_nothing_is_told_the_epoch")
                .isCaughtBy(Guarded.Checkpoint.class, "an_event_that_is_there_leads_into_another_epoch");
    }

    @Test
    void beginning_an_epoch_whenever_asked() {
        Flaw restless = () -> {
            var sequence = new AtomicInteger();
            return Flawed.verifying((sound, checkpoint) -> sound.verify(
                                    new Checkpoint(checkpoint.position(), checkpoint.eventId(), null))
                            .map(verified -> new Checkpoint(
                                    verified.position(),
                                    verified.eventId(),
                                    new LogEpoch(
                                            Objects.requireNonNull(verified.epoch())
                                                    .log(),
                                            Integer.toString(sequence.incrementAndGet())))))
                    .get();
        };
        restless.isCaughtBy(Guarded.Checkpoint.class, "one_who_has_seen_nothing_is_told_the_epoch")
                .isCaughtBy(Guarded.Checkpoint.class, "one_who_has_seen_an_event_that_is_there_goes_on");
    }

    @Test
    void losing_an_event() {
        Flawed.emitting(events -> events.filter(event -> event.position().value() != 3))
                .isCaughtBy(Guarded.History.class, "a_range_is_digested_when_it_is_complete")
                .isCaughtBy(Guarded.History.class, "a_digest_covers_all_that_an_event_is");
    }

    @Test
    void showing_an_event_differently_each_time() {
        Flaw changing = () -> {
            var reads = new AtomicInteger();
            return Flawed.emitting(events -> events.map(event -> numbered(event, reads.incrementAndGet())))
                    .get();
        };
        changing.isCaughtBy(Guarded.History.class, "a_history_that_is_read_again_has_the_same_digests")
                .isCaughtBy(Guarded.History.class, "digesting_goes_on_behind_a_known_range")
                .isCaughtBy(Guarded.History.class, "the_last_range_may_be_a_part")
                .isCaughtBy(Guarded.History.class, "a_digest_covers_all_that_an_event_is");
    }

    private static Mono<Checkpoint> epoch(EventStore store) {
        return store.verify(Checkpoint.START);
    }

    private static HistoryDivergedException refusal(Checkpoint checkpoint, Checkpoint now) {
        return new HistoryDivergedException(
                checkpoint, Divergence.UNPROVEN, Objects.requireNonNull(now.epoch()), now.position(), null);
    }

    private static RecordedEvent numbered(RecordedEvent event, int number) {
        return new RecordedEvent(
                event.position(),
                event.stream(),
                event.version(),
                event.id(),
                event.type() + number,
                event.payload(),
                event.metadata(),
                event.tags(),
                event.recordedAt());
    }
}
