package com.tomriddelsdell.eventstore.testkit;

import static com.tomriddelsdell.eventstore.testkit.FlawedLifecycle.caught;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamMetadata;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.lifecycle.ScavengeProgress;
import com.tomriddelsdell.eventstore.lifecycle.StreamDescription;
import com.tomriddelsdell.eventstore.verify.Finding;
import com.tomriddelsdell.eventstore.verify.Witness;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Guards the guard: a store that breaks one promise about the lifecycle of streams fails the test of that promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedLifecyclesAreCaughtTest {

    private static final Class<?> METADATA = GuardedLifecycle.StreamMetadata.class;
    private static final Class<?> STATE = GuardedLifecycle.StreamState.class;
    private static final Class<?> SCAVENGE = GuardedLifecycle.Scavenge.class;
    private static final Class<?> VERIFICATION = GuardedLifecycle.Verification.class;
    private static final Class<?> RACE = GuardedLifecycle.LifecycleRace.class;

    @Test
    void hiding_instead_of_deleting() {
        caught(
                () -> new FlawedLifecycle() {
                    @Override
                    public Mono<Void> delete(StreamId stream, ExpectedVersion expected) {
                        return passedOn()
                                .truncateBefore(stream, StreamVersion.of(1_000))
                                .then();
                    }
                },
                STATE,
                "a_deleted_stream_is_as_if_it_had_never_been",
                "whoever_has_read_before_a_deletion_conflicts_after_it",
                "a_state_changes_only_in_a_stream_that_is_as_expected");
    }

    @Test
    void deleting_whatever_is_expected() {
        Supplier<LifecycleFixture> careless = () -> new FlawedLifecycle() {
            @Override
            public Mono<Void> delete(StreamId stream, ExpectedVersion expected) {
                return passedOn().delete(stream, ExpectedVersion.any());
            }
        };
        caught(careless, STATE, "a_state_changes_only_in_a_stream_that_is_as_expected");
        caught(careless, RACE, "of_a_deletion_and_an_append_that_expect_one_version_one_takes_place");
    }

    @Test
    void forgetting_what_a_scavenge_took() {
        caught(
                () -> witnessing(sound -> new Testimony((after, to) -> Mono.just(0L), sound::archived)),
                VERIFICATION,
                "what_a_scavenge_took_is_not_missing",
                "archived_events_are_looked_at_too");
    }

    @Test
    void knowing_nothing_of_the_archive() {
        caught(
                () -> witnessing(sound -> new Testimony(sound::scavenged, Flux::empty)),
                VERIFICATION,
                "archived_events_are_looked_at_too",
                "what_is_wrong_with_an_archived_event_is_told",
                "a_part_is_looked_at_and_nothing_around_it",
                "a_log_of_more_streams_than_there_is_room_for_is_looked_through_all_the_same");
    }

    @Test
    void leaving_one_event_of_the_archive_out() {
        caught(
                () -> witnessing(sound -> new Testimony(
                        sound::scavenged,
                        () -> sound.archived().filter(event -> event.version().value() != 1))),
                VERIFICATION,
                "archived_events_are_looked_at_too");
    }

    private static LifecycleFixture witnessing(UnaryOperator<Witness> flaw) {
        return new FlawedLifecycle() {
            @Override
            public Witness witness() {
                return flaw.apply(super.witness());
            }
        };
    }

    private record Testimony(BiFunction<Position, Position, Mono<Long>> took, Supplier<Flux<RecordedEvent>> moved)
            implements Witness {

        @Override
        public Mono<Long> scavenged(Position after, Position to) {
            return took.apply(after, to);
        }

        @Override
        public Flux<RecordedEvent> archived() {
            return moved.get();
        }

        @Override
        public Flux<Finding> findings(Position upTo) {
            return Flux.empty();
        }
    }

    @Test
    void archiving_what_never_was() {
        caught(
                () -> new FlawedLifecycle() {
                    @Override
                    public Mono<Void> archive(StreamId stream, ExpectedVersion expected) {
                        return passedOn()
                                .archive(stream, expected)
                                .onErrorComplete(failure -> expected.equals(ExpectedVersion.any()));
                    }
                },
                STATE,
                "a_stream_without_events_has_nothing_to_delete_or_archive");
    }

    @Test
    void tombstoning_only_until_the_next_append() {
        caught(
                () -> new FlawedLifecycle() {
                    @Override
                    public Mono<Void> tombstone(StreamId stream, ExpectedVersion expected) {
                        return passedOn().delete(stream, expected);
                    }
                },
                STATE,
                "a_tombstoned_stream_is_gone_for_good",
                "a_name_can_be_tombstoned_before_it_is_used",
                "a_closed_stream_does_not_touch_the_appends_beside_it");
    }

    @Test
    void changing_what_was_read_before() {
        caught(
                () -> new FlawedLifecycle() {
                    @Override
                    public Mono<StreamMetadata> change(StreamId stream, UnaryOperator<StreamMetadata> change) {
                        return describe(stream)
                                .delayElement(Duration.ofMillis(100))
                                .map(StreamDescription::metadata)
                                .map(change)
                                .flatMap(changed -> passedOn().change(stream, found -> changed));
                    }
                },
                METADATA,
                "no_change_is_lost_to_another");
    }

    @Test
    void forgetting_a_bound() {
        caught(
                () -> changing(metadata ->
                        new StreamMetadata(metadata.truncateBefore(), null, metadata.maxAge(), metadata.properties())),
                METADATA,
                "readers_are_shown_the_newest_events_up_to_the_max_count",
                "metadata_is_read_as_it_was_written");
        caught(
                () -> changing(metadata -> new StreamMetadata(
                        metadata.truncateBefore(), metadata.maxCount(), null, metadata.properties())),
                METADATA,
                "readers_are_shown_nothing_that_is_too_old");
        caught(
                () -> changing(metadata -> new StreamMetadata(
                        StreamVersion.FIRST, metadata.maxCount(), metadata.maxAge(), metadata.properties())),
                METADATA,
                "readers_are_shown_nothing_before_the_truncation");
    }

    private static LifecycleFixture changing(UnaryOperator<StreamMetadata> flaw) {
        return new FlawedLifecycle() {
            @Override
            public Mono<StreamMetadata> change(StreamId stream, UnaryOperator<StreamMetadata> change) {
                return passedOn().change(stream, metadata -> flaw.apply(change.apply(metadata)));
            }
        };
    }

    @Test
    void scavenging_what_a_subscription_has_not_handled() {
        caught(
                () -> new FlawedLifecycle() {
                    @Override
                    public Flux<ScavengeProgress> scavenge() {
                        return subscriptions()
                                .reset("mail", Position.END, transaction -> Mono.empty())
                                .onErrorComplete()
                                .thenMany(passedOn().scavenge());
                    }
                },
                SCAVENGE,
                "what_a_named_subscription_has_not_handled_stays");
    }

    @Test
    void scavenging_the_archive() {
        caught(
                () -> new FlawedLifecycle() {
                    @Override
                    public Mono<Void> archive(StreamId stream, ExpectedVersion expected) {
                        return passedOn()
                                .archive(stream, expected)
                                .then(passedOn().change(stream, metadata -> metadata.withMaxCount(1)))
                                .then();
                    }
                },
                SCAVENGE,
                "an_archived_stream_leaves_the_log_but_for_its_last_event",
                "a_reopened_stream_is_read_without_a_seam_and_kept_as_any_other");
    }

    @Test
    void scavenging_nothing() {
        caught(
                () -> new FlawedLifecycle() {
                    @Override
                    public Flux<ScavengeProgress> scavenge() {
                        return Flux.empty();
                    }
                },
                SCAVENGE,
                "what_no_stream_keeps_is_gone_from_the_log",
                "what_is_too_old_is_gone_but_for_the_last_event",
                "followers_go_on_over_what_is_gone",
                "what_is_gone_is_found_by_no_query",
                "a_scavenge_that_was_cancelled_is_gone_on_with");
    }
}
