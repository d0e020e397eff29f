package com.tomriddelsdell.eventstore.testkit;

import static com.tomriddelsdell.eventstore.testkit.FlawedFixture.with;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.subscribe.Advance;
import com.tomriddelsdell.eventstore.subscribe.Assignment;
import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import com.tomriddelsdell.eventstore.subscribe.Lease;
import com.tomriddelsdell.eventstore.subscribe.Member;
import com.tomriddelsdell.eventstore.subscribe.NotParkedException;
import com.tomriddelsdell.eventstore.subscribe.ParkedEvent;
import com.tomriddelsdell.eventstore.subscribe.PartitionLostException;
import com.tomriddelsdell.eventstore.subscribe.PartitionsDifferException;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionNotFoundException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Guards the guard: a store that breaks one promise about subscriptions fails the test of that promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedSubscriptionsAreCaughtTest {

    private static final Class<?> SUBSCRIPTION = GuardedSubscriptions.Subscription.class;
    private static final Class<?> PARTITION = GuardedSubscriptions.Partition.class;
    private static final Class<?> PARKING = GuardedSubscriptions.Parking.class;
    private static final Class<?> BATCH = GuardedSubscriptions.Batch.class;
    private static final Class<?> BATCH_HANDLER = GuardedSubscriptions.BatchHandler.class;
    private static final Class<?> CONTROL = GuardedSubscriptions.SubscriptionControl.class;
    private static final Class<?> RACE = GuardedSubscriptions.SubscriptionRace.class;

    @Test
    void writing_under_a_lease_that_is_lost() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Void> advance(
                            Lease lease, Advance advance, Function<InMemoryTransaction, Mono<Void>> changes) {
                        return sound.advance(lease, advance, changes)
                                .onErrorResume(
                                        PartitionLostException.class,
                                        lost -> sound.reset(lease.subscription(), advance.to(), changes));
                    }
                })
                .by(SUBSCRIPTION, "effects_are_not_written_unless_the_checkpoint_is_where_it_was_expected")
                .by(PARTITION, "who_froze_and_wakes_up_writes_nothing")
                .by(PARTITION, "who_freezes_in_its_transaction_holds_nobody_up_and_writes_nothing")
                .by(PARTITION, "who_has_given_a_partition_up_writes_nothing")
                .by(CONTROL, "once_paused_nothing_is_written_by_whoever_was_in_the_middle")
                .by(CONTROL, "who_runs_a_partition_while_it_is_reset_writes_nothing_more");
    }

    @Test
    void writing_before_the_transaction_is_committed() {
        new FlawedFixture.Caught(() -> new FlawedFixture(sound -> sound) {
                    private final List<Line> lines = new CopyOnWriteArrayList<>();

                    @Override
                    public Mono<Void> write(InMemoryTransaction transaction, RecordedEvent event) {
                        return Mono.fromRunnable(() -> lines.add(Line.of(event)));
                    }

                    @Override
                    public Flux<Line> journal() {
                        return Flux.defer(() -> Flux.fromIterable(List.copyOf(lines)));
                    }
                })
                .by(SUBSCRIPTION, "effects_of_a_step_that_fails_are_not_written")
                .by(PARTITION, "who_freezes_in_its_transaction_holds_nobody_up_and_writes_nothing")
                .by(PARKING, "what_comes_before_a_failing_event_takes_effect_once")
                .by(PARKING, "a_retry_whose_event_was_discarded_meanwhile_writes_nothing")
                .by(BATCH, "when_a_batch_fails_only_the_event_that_fails_is_parked")
                .by(BATCH, "a_batch_that_fails_through_no_event_of_it_parks_nothing")
                .by(BATCH, "a_batch_that_hangs_is_applied_one_by_one")
                .by(BATCH, "an_outage_parks_nothing_but_is_waited_out")
                .by(RACE, "every_event_takes_effect_once_and_streams_in_order");
    }

    @Test
    void starting_over_with_each_run() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Void> register(String subscription, int partitions, Position start) {
                        return sound.register(subscription, partitions, start)
                                .then(sound.reset(subscription, start, nothing -> Mono.empty()));
                    }
                })
                .by(SUBSCRIPTION, "it_goes_on_after_its_checkpoint")
                .by(SUBSCRIPTION, "it_starts_where_it_is_told_to_the_first_time_only");
    }

    @Test
    void starting_always_at_the_start() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Void> register(String subscription, int partitions, Position start) {
                        return sound.register(subscription, partitions, Position.START);
                    }
                })
                .by(SUBSCRIPTION, "it_starts_where_it_is_told_to_the_first_time_only");
    }

    @Test
    void accepting_another_number_of_partitions() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Void> register(String subscription, int partitions, Position start) {
                        return sound.register(subscription, partitions, start)
                                .onErrorComplete(PartitionsDifferException.class);
                    }
                })
                .by(SUBSCRIPTION, "it_cannot_run_with_another_number_of_partitions");
    }

    @Test
    void moving_checkpoints_only_with_events() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Void> advance(Lease lease, Advance advance) {
                        return advance.eventId() == null ? Mono.empty() : sound.advance(lease, advance);
                    }
                })
                .by(SUBSCRIPTION, "what_does_not_concern_it_moves_its_checkpoint");
    }

    @Test
    void sharing_out_unfairly() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Assignment> beat(Member member) {
                        return sound.beat(member)
                                .map(told -> new Assignment(told.share() * 9, told.leases(), told.nextExpiry()));
                    }
                })
                .by(PARTITION, "each_partition_is_run_by_one_of_the_members_in_fair_shares")
                .by(PARTITION, "who_joins_is_given_partitions_of_those_who_have_too_many")
                .by(PARTITION, "shares_differ_by_one_at_most");
    }

    @Test
    void keeping_the_partitions_of_those_who_leave() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Void> leave(Member member) {
                        return Mono.empty();
                    }
                })
                .by(PARTITION, "who_leaves_gives_its_partitions_up_at_once");
    }

    @Test
    void never_taking_partitions_from_the_dead() {
        new FlawedFixture.Caught(() -> new FlawedFixture(sound -> sound) {
                    @Override
                    public Mono<Void> letLeasesRunOut() {
                        return Mono.empty();
                    }

                    @Override
                    public Duration patience() {
                        return Duration.ofSeconds(1);
                    }
                })
                .by(PARTITION, "who_dies_is_followed_by_another_when_its_lease_has_run_out");
    }

    @Test
    void skipping_what_fails() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Void> advance(Lease lease, Advance advance) {
                        return sound.advance(lease, skipping(advance));
                    }

                    @Override
                    public Mono<Void> advance(
                            Lease lease, Advance advance, Function<InMemoryTransaction, Mono<Void>> changes) {
                        return sound.advance(lease, skipping(advance), changes);
                    }

                    private Advance skipping(Advance advance) {
                        return new Advance(advance.from(), advance.to(), advance.eventId(), List.of());
                    }
                })
                .by(PARKING, "a_stream_whose_event_fails_is_parked_while_others_go_on")
                .by(PARKING, "an_event_that_succeeds_when_it_is_tried_again_is_followed_by_those_behind_it")
                .by(PARKING, "a_handler_outside_the_transaction_parks_likewise")
                .by(BATCH, "when_a_batch_fails_only_the_event_that_fails_is_parked")
                .by(BATCH, "a_parked_event_is_tried_again_as_a_batch_of_its_own")
                .by(BATCH_HANDLER, "when_a_batch_fails_only_the_event_that_fails_is_parked");
    }

    @Test
    void applying_a_batch_twice() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Void> advance(
                            Lease lease, Advance advance, Function<InMemoryTransaction, Mono<Void>> changes) {
                        return sound.advance(
                                lease,
                                advance,
                                transaction -> changes.apply(transaction).then(changes.apply(transaction)));
                    }
                })
                .by(BATCH, "what_has_come_is_applied_at_once_in_the_order_of_the_log")
                .by(BATCH, "a_batch_is_no_larger_than_the_subscription_says");
    }

    @Test
    void forgetting_which_streams_are_parked() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Flux<StreamId> blocked(Lease lease) {
                        return Flux.empty();
                    }
                })
                .by(PARKING, "what_is_parked_stays_parked_when_the_partition_changes_hands");
    }

    @Test
    void retrying_the_last_first() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Flux<ParkedEvent> due(Lease lease, int limit) {
                        return sound.parked(lease.subscription(), Position.START, limit)
                                .collectList()
                                .flatMapIterable(List::reversed)
                                .filter(parked -> !parked.awaitsOperator())
                                .take(limit);
                    }
                })
                .by(PARKING, "an_event_that_succeeds_when_it_is_tried_again_is_followed_by_those_behind_it")
                .by(PARKING, "an_operator_has_a_stream_retried_in_order_and_new_events_queue_up_behind");
    }

    @Test
    void giving_everything_that_is_parked_at_once() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Flux<ParkedEvent> parked(String subscription, Position after, int limit) {
                        return sound.parked(subscription, after, Integer.MAX_VALUE);
                    }
                })
                .by(PARKING, "what_is_parked_is_read_page_by_page");
    }

    @Test
    void giving_the_first_page_of_what_is_parked_always() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Flux<ParkedEvent> parked(String subscription, Position after, int limit) {
                        return sound.parked(subscription, Position.START, limit);
                    }
                })
                .by(PARKING, "what_is_parked_is_read_page_by_page");
    }

    @Test
    void giving_what_is_parked_stream_by_stream() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Flux<ParkedEvent> parked(String subscription, Position after, int limit) {
                        return sound.parked(subscription, Position.START, Integer.MAX_VALUE)
                                .sort(Comparator.comparing(
                                        parked -> parked.event().stream().toString()))
                                .filter(parked -> parked.event().position().compareTo(after) > 0)
                                .take(limit);
                    }
                })
                .by(PARKING, "what_is_parked_is_read_page_by_page");
    }

    @Test
    void finding_nothing_parked_where_there_is_no_subscription() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Flux<ParkedEvent> parked(String subscription, Position after, int limit) {
                        return sound.parked(subscription, after, limit)
                                .onErrorComplete(SubscriptionNotFoundException.class);
                    }
                })
                .by(CONTROL, "what_is_said_about_an_unknown_subscription_is_that_there_is_none");
    }

    @Test
    void retrying_for_ever() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Void> postpone(Lease lease, ParkedEvent parked, FailedAttempt failure) {
                        return sound.postpone(lease, parked, new FailedAttempt(failure.error(), Duration.ofMillis(10)));
                    }
                })
                .by(PARKING, "an_event_is_tried_as_often_as_the_policy_says");
    }

    @Test
    void resolving_what_is_no_longer_parked() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Void> resolve(
                            Lease lease, ParkedEvent parked, Function<InMemoryTransaction, Mono<Void>> changes) {
                        return sound.resolve(lease, parked, changes).onErrorComplete(NotParkedException.class);
                    }
                })
                .by(PARKING, "a_retry_whose_event_was_discarded_meanwhile_writes_nothing");
    }

    @Test
    void ignoring_what_operators_do_to_parked_events() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Void> edit(String subscription, Position parked, Payload replacement) {
                        return sound.retry(subscription, null).then();
                    }

                    @Override
                    public Mono<Void> discard(String subscription, Position parked) {
                        return Mono.empty();
                    }
                })
                .by(PARKING, "an_operator_has_an_event_retried_with_another_payload")
                .by(PARKING, "an_operator_discards_an_event_and_those_behind_it_go_on")
                .by(PARKING, "what_is_not_parked_can_be_neither_retried_nor_edited_nor_discarded");
    }

    @Test
    void pausing_without_stopping_anybody() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Void> pause(String subscription) {
                        return sound.progress(subscription).then();
                    }
                })
                .by(CONTROL, "a_paused_subscription_handles_nothing_until_it_is_resumed")
                .by(CONTROL, "once_paused_nothing_is_written_by_whoever_was_in_the_middle")
                .by(CONTROL, "a_member_that_joins_while_it_is_paused_is_given_nothing");
    }

    @Test
    void resetting_to_the_start_always_and_forgetting_the_read_model() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Void> reset(
                            String subscription, Position to, Function<InMemoryTransaction, Mono<Void>> changes) {
                        return sound.reset(subscription, Position.START, nothing -> Mono.empty());
                    }
                })
                .by(CONTROL, "a_subscription_set_back_handles_events_again")
                .by(CONTROL, "a_read_model_is_emptied_in_the_transaction_that_sets_its_subscription_back")
                .by(CONTROL, "a_reset_that_fails_changes_nothing")
                .by(CONTROL, "a_subscription_set_to_the_end_skips_what_it_has_not_handled");
    }

    @Test
    void claiming_to_be_farther_than_it_is() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Flux<Progress> progress(String subscription) {
                        return sound.progress(subscription)
                                .map(told -> new Progress(subscription, told.partition(), Position.END));
                    }
                })
                .by(CONTROL, "waiting_for_a_position_ends_when_every_partition_has_come_to_it")
                .by(CONTROL, "waiting_in_vain_tells_what_was_waited_for_and_who_is_behind");
    }

    @Test
    void knowing_nothing_of_unknown_subscriptions() {
        with(sound -> new PassesOn(sound) {
                    @Override
                    public Mono<Void> resume(String subscription) {
                        return sound.resume(subscription).onErrorComplete();
                    }
                })
                .by(CONTROL, "what_is_said_about_an_unknown_subscription_is_that_there_is_none");
    }
}
