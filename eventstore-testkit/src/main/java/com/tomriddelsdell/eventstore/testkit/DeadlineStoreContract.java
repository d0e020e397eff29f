package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.deadline.Deadline;
import com.tomriddelsdell.eventstore.deadline.DeadlineKey;
import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import com.tomriddelsdell.eventstore.deadline.DueDeadline;
import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A store of deadlines gives each to one who claims it, never before its time, and forgets none. */
@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class DeadlineStoreContract {

    private static final int CLAIMANTS = 8;

    private static final String NAME = "Zahlung fällig ☂";
    private static final DeadlineKey KEY = new DeadlineKey(NAME, "order-Zoë ☂ 1");
    private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06.789012Z");
    private static final Instant NOT_YET = Instant.parse("9001-02-03T04:05:06.789012Z");
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private SharedFixture<DeadlineStore> fixture;
    private DeadlineStore store;

    /** Returns how the store under test is opened. Called once before every test. */
    protected abstract SharedFixture<DeadlineStore> fixture();

    @BeforeEach
    final void openStore() {
        fixture = fixture();
        store = now(fixture.open());
    }

    @AfterEach
    final void closeStore() {
        fixture.close().block(fixture.patience());
    }

    @Test
    void a_deadline_is_found_as_it_was_scheduled_by_every_process() {
        var deadline = new Deadline(
                KEY,
                EventIds.next(),
                NOT_YET,
                Payload.wrap(new byte[] {0, -1, 127}),
                Metadata.correlatedBy(EventIds.next())
                        .withCausationId(EventIds.next())
                        .withHeaders(Map.of("who", "Zoë ☂ 'x'")));

        assertThat(now(store.schedule(deadline))).isTrue();

        assertThat(now(store.find(KEY))).isEqualTo(deadline);
        assertThat(now(now(fixture.again()).find(KEY))).isEqualTo(deadline);
    }

    @Test
    void nothing_is_scheduled_cancelled_or_claimed_until_somebody_subscribes() {
        var scheduling = store.schedule(due());
        assertThat(store.find(KEY).blockOptional()).isEmpty();
        now(scheduling);

        store.cancel(KEY);
        store.claim(NAME, 1, LONG);

        assertThat(claim()).hasSize(1);
    }

    @Test
    void none_is_claimed_before_its_time() {
        schedule(Deadline.of(KEY, NOT_YET));

        assertThat(claim()).isEmpty();
        assertThat(now(store.untilNext(NAME))).isGreaterThan(Duration.ofDays(365_000));
    }

    @Test
    void one_that_is_due_is_claimed_by_one_only_as_long_as_the_lease_lasts() {
        var deadline = due();
        schedule(deadline);
        assertThat(now(store.untilNext(NAME))).isZero();

        var claimed = claim();

        assertThat(claimed).extracting(DueDeadline::deadline).containsExactly(deadline);
        assertThat(claimed).extracting(DueDeadline::attempt).containsExactly(1);
        assertThat(claim()).isEmpty();
        assertThat(now(store.untilNext(NAME))).isPositive().isLessThanOrEqualTo(LONG);
    }

    @Test
    void of_claimants_that_race_each_deadline_is_given_to_one() {
        var subjects = IntStream.range(0, 40).mapToObj(Integer::toString).toList();
        subjects.forEach(subject -> schedule(Deadline.of(NAME, subject, LONG_AGO)));

        var claimed = Flux.range(0, CLAIMANTS)
                .flatMap(
                        racer -> store.claim(NAME, 10, LONG)
                                .subscribeOn(Schedulers.parallel())
                                .repeat(2),
                        CLAIMANTS)
                .map(due -> due.deadline().key().subject())
                .collectList();

        assertThat(now(claimed)).containsExactlyInAnyOrderElementsOf(subjects);
    }

    @Test
    void no_more_are_claimed_than_were_asked_for_and_those_first_that_have_waited_longest() {
        IntStream.of(3, 1, 2)
                .forEach(number -> schedule(Deadline.of(NAME, "order-" + number, LONG_AGO.plusSeconds(number))));

        assertThat(store.claim(NAME, 2, LONG)
                        .map(due -> due.deadline().key().subject())
                        .collectList()
                        .block(fixture.patience()))
                .containsExactly("order-1", "order-2");
    }

    @Test
    void deadlines_of_another_name_are_left_alone() {
        schedule(Deadline.of("another name", KEY.subject(), LONG_AGO));

        assertThat(claim()).isEmpty();
        assertThat(store.untilNext(NAME).blockOptional(fixture.patience())).isEmpty();
        assertThat(now(store.purge(NAME, Duration.ZERO))).isZero();
        assertThat(store.find(KEY).blockOptional(fixture.patience())).isEmpty();
    }

    @Test
    void after_its_lease_one_is_claimed_again_and_the_earlier_claim_is_void() {
        schedule(due());
        var first = now(store.claim(NAME, 1, SHORT).next());

        var second = eventuallyClaimed();

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(now(store.settle(first))).isFalse();
        assertThat(now(store.postpone(first, new FailedAttempt("late", null)))).isFalse();
        assertThat(now(store.settle(second))).isTrue();
    }

    @Test
    void one_that_was_met_waits_no_more_and_is_not_scheduled_anew_under_its_id() {
        var deadline = due();
        schedule(deadline);

        assertThat(now(store.settle(claim().getFirst()))).isTrue();

        assertThat(store.find(KEY).blockOptional(fixture.patience())).isEmpty();
        assertThat(now(store.schedule(deadline))).isFalse();
        assertThat(claim()).isEmpty();
        assertThat(now(store.cancel(KEY))).isFalse();
    }

    @Test
    void one_that_was_cancelled_waits_no_more_and_is_not_scheduled_anew_under_its_id() {
        var deadline = due();
        schedule(deadline);

        assertThat(now(store.cancel(KEY))).isTrue();
        assertThat(now(store.cancel(KEY))).isFalse();

        assertThat(store.find(KEY).blockOptional(fixture.patience())).isEmpty();
        assertThat(now(store.schedule(deadline))).isFalse();
        assertThat(claim()).isEmpty();
    }

    @Test
    void a_claim_ends_when_its_deadline_is_cancelled() {
        schedule(due());
        var claimed = claim().getFirst();

        assertThat(now(store.cancel(KEY))).isTrue();

        assertThat(now(store.settle(claimed))).isFalse();
        assertThat(now(store.postpone(claimed, new FailedAttempt("late", SHORT))))
                .isFalse();
        assertThat(claim()).isEmpty();
    }

    @Test
    void another_of_the_same_key_takes_the_place_of_the_one_that_waits() {
        schedule(due());
        var claimed = claim().getFirst();
        var later = Deadline.of(KEY, NOT_YET);

        assertThat(now(store.schedule(later))).isTrue();

        assertThat(now(store.find(KEY))).isEqualTo(later);
        assertThat(now(store.settle(claimed))).isFalse();
        assertThat(claim()).isEmpty();
    }

    @Test
    void another_of_the_same_key_can_be_met_although_one_was_met_or_cancelled() {
        schedule(due());
        now(store.settle(claim().getFirst()));
        schedule(due());
        now(store.cancel(KEY));
        var third = due();
        schedule(third);

        assertThat(claim()).extracting(DueDeadline::deadline).containsExactly(third);
    }

    @Test
    void one_that_failed_is_due_again_after_its_pause() {
        schedule(due());

        assertThat(now(store.postpone(claim().getFirst(), new FailedAttempt("no", LONG))))
                .isTrue();

        assertThat(claim()).isEmpty();
        assertThat(now(store.find(KEY)).key()).isEqualTo(KEY);
        assertThat(now(store.untilNext(NAME))).isPositive().isLessThanOrEqualTo(LONG);
        assertThat(store.failed(NAME).collectList().block(fixture.patience())).isEmpty();
    }

    @Test
    void one_that_failed_and_is_due_again_counts_its_attempts() {
        schedule(due());
        now(store.postpone(claim().getFirst(), new FailedAttempt("no", SHORT)));

        assertThat(eventuallyClaimed().attempt()).isEqualTo(2);
    }

    @Test
    void one_that_has_failed_for_good_waits_for_an_operator_who_has_it_tried_again() {
        var deadline = due();
        schedule(deadline);
        now(store.postpone(claim().getFirst(), new FailedAttempt("no Zoë ☂", null)));

        assertThat(claim()).isEmpty();
        assertThat(store.untilNext(NAME).blockOptional(fixture.patience())).isEmpty();
        assertThat(now(store.find(KEY))).isEqualTo(deadline);
        assertThat(store.failed(NAME).collectList().block(fixture.patience()))
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.deadline()).isEqualTo(deadline);
                    assertThat(failed.attempts()).isEqualTo(1);
                    assertThat(failed.error()).isEqualTo("no Zoë ☂");
                });

        assertThat(now(store.retry(KEY))).isTrue();
        assertThat(now(store.retry(KEY))).isFalse();

        assertThat(claim()).extracting(DueDeadline::attempt).containsExactly(1);
    }

    @Test
    void what_was_settled_is_known_until_it_is_purged() {
        var deadline = due();
        schedule(deadline);
        now(store.settle(claim().getFirst()));

        assertThat(now(store.purge(NAME, LONG))).isZero();
        assertThat(now(store.schedule(deadline))).isFalse();
        assertThat(now(store.purge(NAME, Duration.ZERO))).isEqualTo(1);
        assertThat(now(store.schedule(deadline))).isTrue();
    }

    @Test
    void what_waits_is_not_purged() {
        schedule(due());
        assertThat(now(store.purge(NAME, Duration.ZERO))).isZero();
        now(store.postpone(claim().getFirst(), new FailedAttempt("no", null)));
        assertThat(now(store.purge(NAME, Duration.ZERO))).isZero();

        assertThat(now(store.find(KEY)).key()).isEqualTo(KEY);
    }

    @Test
    void what_makes_no_sense_is_refused_at_the_call() {
        assertThatIllegalArgumentException().isThrownBy(() -> store.claim(NAME, 0, LONG));
        assertThatIllegalArgumentException().isThrownBy(() -> store.claim(NAME, 1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> store.claim(" ", 1, LONG));
        assertThatIllegalArgumentException().isThrownBy(() -> store.purge(NAME, LONG.negated()));
    }

    private static Deadline due() {
        return Deadline.of(KEY, LONG_AGO);
    }

    private void schedule(Deadline deadline) {
        assertThat(now(store.schedule(deadline))).isTrue();
    }

    private List<DueDeadline> claim() {
        return now(store.claim(NAME, 100, LONG).collectList());
    }

    /** A lease or a pause of a millisecond has passed after a few looks. */
    private DueDeadline eventuallyClaimed() {
        return now(
                store.claim(NAME, 1, LONG).next().repeatWhenEmpty(looks -> looks.delayElements(Duration.ofMillis(2))));
    }

    private <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(fixture.patience()));
    }
}
