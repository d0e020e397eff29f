package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.deadline.Deadline;
import com.tomriddelsdell.eventstore.deadline.DeadlineKey;
import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import com.tomriddelsdell.eventstore.deadline.DueDeadline;
import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import com.tomriddelsdell.eventstore.testkit.GuardedDeadlines.PassesOnDeadlines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Guards the guard: a store of deadlines that breaks a promise fails the test of that promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedDeadlinesAreCaughtTest {

    private static final Duration MOMENT = Duration.ofMillis(1);

    @Test
    void a_sound_store_passes_every_test() {
        var results = GuardedDeadlines.run(PassesOnDeadlines::new, selectClass(GuardedDeadlines.Deadlines.class));

        assertThat(results.succeeded().count())
                .isEqualTo(Arrays.stream(DeadlineStoreContract.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .count());
    }

    @Test
    void scheduling_at_the_call() {
        assertCaught(
                sound -> new PassesOnDeadlines(sound) {
                    @Override
                    public Mono<Boolean> schedule(Deadline deadline) {
                        var eager = sound.schedule(deadline).cache();
                        eager.subscribe();
                        return eager;
                    }
                },
                "nothing_is_scheduled_cancelled_or_claimed_until_somebody_subscribes");
    }

    @Test
    void losing_what_caused_a_deadline() {
        assertCaught(
                scheduling(deadline -> deadline.withMetadata(Metadata.NONE)),
                "a_deadline_is_found_as_it_was_scheduled_by_every_process");
    }

    @Test
    void meeting_before_the_time() {
        assertCaught(
                scheduling(deadline -> new Deadline(
                        deadline.key(), deadline.id(), Instant.EPOCH, deadline.payload(), deadline.metadata())),
                "none_is_claimed_before_its_time");
    }

    @Test
    void claims_that_do_not_last() {
        assertCaught(
                sound -> new PassesOnDeadlines(sound) {
                    @Override
                    public Flux<DueDeadline> claim(String name, int max, Duration lease) {
                        return sound.claim(name, max, lease)
                                .delayUntil(due -> sound.postpone(due, new FailedAttempt("again", Duration.ZERO)));
                    }
                },
                "one_that_is_due_is_claimed_by_one_only_as_long_as_the_lease_lasts",
                "of_claimants_that_race_each_deadline_is_given_to_one");
    }

    @Test
    void claims_that_last_for_ever() {
        assertCaught(
                sound -> new PassesOnDeadlines(sound) {
                    @Override
                    public Flux<DueDeadline> claim(String name, int max, Duration lease) {
                        return sound.claim(name, max, lease.plusDays(1));
                    }
                },
                "after_its_lease_one_is_claimed_again_and_the_earlier_claim_is_void",
                "one_that_is_due_is_claimed_by_one_only_as_long_as_the_lease_lasts");
    }

    @Test
    void claiming_more_than_was_asked_for() {
        assertCaught(
                sound -> new PassesOnDeadlines(sound) {
                    @Override
                    public Flux<DueDeadline> claim(String name, int max, Duration lease) {
                        return sound.claim(name, max + 1, lease);
                    }
                },
                "no_more_are_claimed_than_were_asked_for_and_those_first_that_have_waited_longest");
    }

    @Test
    void knowing_one_by_its_subject_alone() {
        assertCaught(
                sound -> new PassesOnDeadlines(sound) {
                    @Override
                    public Mono<Deadline> find(DeadlineKey key) {
                        return sound.find(key)
                                .switchIfEmpty(sound.find(new DeadlineKey("another name", key.subject())));
                    }
                },
                "deadlines_of_another_name_are_left_alone");
    }

    @Test
    void settling_whatever_the_claim() {
        assertCaught(
                sound -> new PassesOnDeadlines(sound) {
                    @Override
                    public Mono<Boolean> settle(DueDeadline met) {
                        return sound.settle(met).thenReturn(true);
                    }
                },
                "after_its_lease_one_is_claimed_again_and_the_earlier_claim_is_void",
                "a_claim_ends_when_its_deadline_is_cancelled",
                "another_of_the_same_key_takes_the_place_of_the_one_that_waits");
    }

    @Test
    void forgetting_at_once_what_was_settled() {
        assertCaught(
                sound -> new PassesOnDeadlines(sound) {
                    @Override
                    public Mono<Boolean> settle(DueDeadline met) {
                        return sound.settle(met)
                                .delayUntil(settled ->
                                        sound.purge(met.deadline().key().name(), Duration.ZERO));
                    }

                    @Override
                    public Mono<Boolean> cancel(DeadlineKey key) {
                        return sound.cancel(key).delayUntil(cancelled -> sound.purge(key.name(), Duration.ZERO));
                    }
                },
                "one_that_was_met_waits_no_more_and_is_not_scheduled_anew_under_its_id",
                "one_that_was_cancelled_waits_no_more_and_is_not_scheduled_anew_under_its_id",
                "what_was_settled_is_known_until_it_is_purged");
    }

    @Test
    void refusing_another_of_the_same_key() {
        assertCaught(
                sound -> new PassesOnDeadlines(sound) {
                    @Override
                    public Mono<Boolean> schedule(Deadline deadline) {
                        return sound.find(deadline.key())
                                .hasElement()
                                .flatMap(waits -> waits ? Mono.just(false) : sound.schedule(deadline));
                    }
                },
                "another_of_the_same_key_takes_the_place_of_the_one_that_waits");
    }

    @Test
    void keeping_the_first_of_a_key_for_ever() {
        assertCaught(
                scheduling(deadline -> deadline.withId(
                        UUID.nameUUIDFromBytes(deadline.key().toString().getBytes(StandardCharsets.UTF_8)))),
                "another_of_the_same_key_can_be_met_although_one_was_met_or_cancelled");
    }

    @Test
    void trying_again_without_a_pause() {
        assertCaught(
                postponing(
                        attempt -> new FailedAttempt(attempt.error(), attempt.pause() == null ? null : Duration.ZERO)),
                "one_that_failed_is_due_again_after_its_pause");
    }

    @Test
    void trying_for_ever() {
        assertCaught(
                postponing(attempt ->
                        new FailedAttempt(attempt.error(), attempt.pause() == null ? MOMENT : attempt.pause())),
                "one_that_has_failed_for_good_waits_for_an_operator_who_has_it_tried_again");
    }

    @Test
    void never_trying_again() {
        assertCaught(
                postponing(attempt -> new FailedAttempt(attempt.error(), null)),
                "one_that_failed_is_due_again_after_its_pause",
                "one_that_failed_and_is_due_again_counts_its_attempts");
    }

    @Test
    void purging_what_waits() {
        assertCaught(
                sound -> new PassesOnDeadlines(sound) {
                    @Override
                    public Mono<Long> purge(String name, Duration settledFor) {
                        return sound.claim(name, 100, MOMENT)
                                .concatMap(sound::settle)
                                .then(sound.purge(name, settledFor));
                    }
                },
                "what_waits_is_not_purged");
    }

    @Test
    void accepting_what_makes_no_sense() {
        assertCaught(
                sound -> new PassesOnDeadlines(sound) {
                    @Override
                    public Flux<DueDeadline> claim(String name, int max, Duration lease) {
                        return Flux.defer(() -> sound.claim(name, max, lease));
                    }
                },
                "what_makes_no_sense_is_refused_at_the_call");
    }

    private static UnaryOperator<DeadlineStore> scheduling(UnaryOperator<Deadline> flaw) {
        return sound -> new PassesOnDeadlines(sound) {
            @Override
            public Mono<Boolean> schedule(Deadline deadline) {
                return sound.schedule(flaw.apply(deadline));
            }
        };
    }

    private static UnaryOperator<DeadlineStore> postponing(UnaryOperator<FailedAttempt> flaw) {
        return sound -> new PassesOnDeadlines(sound) {
            @Override
            public Mono<Boolean> postpone(DueDeadline failed, FailedAttempt attempt) {
                return sound.postpone(failed, flaw.apply(attempt));
            }
        };
    }

    private static void assertCaught(UnaryOperator<DeadlineStore> flaw, String... tests) {
        for (var test : tests) {
            ContractRun.assertFails(
                    GuardedDeadlines.Deadlines.class, test, selector -> GuardedDeadlines.run(flaw, selector));
        }
    }
}
