package com.tomriddelsdell.eventstore.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.StoreFailedException;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.memory.ReactorClock;
import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Deadlines are met after their time, whatever fails meanwhile. Time is virtual. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadlinesTest {

    private static final String NAME = "payment-due";
    private static final Duration DAY = Duration.ofDays(1);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final ReactorClock clock = ReactorClock.utc();
    private final InMemoryEventStore events = InMemoryEventStore.create(clock);
    private final DeadlineStore store = events.deadlines();
    private final List<String> met = new ArrayList<>();

    @BeforeEach
    void beginSomeDay() {
        time.advanceTimeBy(Duration.ofDays(20_000));
    }

    @AfterEach
    void endVirtualTime() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void a_deadline_is_met_at_its_time_and_once() {
        var deadline = schedule("1", DAY);
        var running = run(Deadlines.of(store), this::note);

        time.advanceTimeBy(DAY.minusMillis(1));
        assertThat(met).isEmpty();

        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(met).containsExactly("1");

        time.advanceTimeBy(DAY);
        assertThat(met).containsExactly("1");
        assertThat(running).containsExactly(deadline);
    }

    @Test
    void one_that_is_scheduled_later_is_met_an_interval_late_at_most() {
        run(Deadlines.of(store).withInterval(Duration.ofSeconds(5)), this::note);
        time.advanceTimeBy(DAY);

        schedule("1", Duration.ofSeconds(1));
        time.advanceTimeBy(Duration.ofSeconds(5));

        assertThat(met).containsExactly("1");
    }

    @Test
    void of_two_who_run_them_each_meets_some_and_none_is_met_twice() {
        for (var number = 0; number < 50; number++) {
            schedule(Integer.toString(number), Duration.ofSeconds(number / 10));
        }
        var one = run(Deadlines.of(store).withConcurrency(2), this::slowly);
        var other = run(Deadlines.of(store).withConcurrency(2), this::slowly);

        time.advanceTimeBy(DAY);

        assertThat(met).hasSize(50).doesNotHaveDuplicates();
        assertThat(one).isNotEmpty();
        assertThat(other).isNotEmpty();
    }

    @Test
    void one_that_fails_is_tried_again_after_pauses_that_double_and_then_waits_for_an_operator() {
        schedule("1", Duration.ZERO);
        var tries = new ArrayList<Duration>();
        var start = clock.instant();
        run(
                Deadlines.of(store)
                        .withRetries(RetryPolicy.DEFAULT
                                .attempts(3)
                                .pausing(Duration.ofSeconds(10), Duration.ofMinutes(10))),
                deadline -> {
                    tries.add(Duration.between(start, clock.instant()));
                    throw new IllegalStateException("no");
                });

        time.advanceTimeBy(DAY);

        assertThat(tries).containsExactly(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(30));
        assertThat(store.failed(NAME).collectList().block()).singleElement().satisfies(failed -> {
            assertThat(failed.attempts()).isEqualTo(3);
            assertThat(failed.error()).contains("no");
        });

        store.retry(new DeadlineKey(NAME, "1")).block();
        time.advanceTimeBy(DAY);
        assertThat(tries).hasSize(6);
    }

    @Test
    void an_outage_is_waited_out_however_long_it_takes() {
        schedule("1", Duration.ZERO);
        var end = clock.instant().plus(DAY);
        run(
                Deadlines.of(store),
                deadline -> clock.instant().isBefore(end)
                        ? Mono.error(new StoreUnavailableException("away", null))
                        : note(deadline));

        time.advanceTimeBy(DAY.plusMinutes(1));

        assertThat(met).containsExactly("1");
    }

    @Test
    void one_that_hangs_is_cancelled_after_the_lease_and_holds_up_no_other() {
        schedule("hangs", Duration.ZERO);
        schedule("1", Duration.ofSeconds(1));
        schedule("2", Duration.ofSeconds(2));
        var cancelled = new AtomicInteger();
        run(
                Deadlines.of(store).withLease(Duration.ofMinutes(1)),
                deadline -> deadline.key().subject().equals("hangs")
                        ? Mono.<Void>never().doOnCancel(cancelled::incrementAndGet)
                        : note(deadline));

        time.advanceTimeBy(Duration.ofSeconds(59));
        assertThat(met).containsExactly("1", "2");
        assertThat(cancelled).hasValue(0);

        time.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void no_more_are_met_at_once_than_was_said() {
        for (var number = 0; number < 20; number++) {
            schedule(Integer.toString(number), Duration.ZERO);
        }
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        run(Deadlines.of(store).withConcurrency(3), deadline -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            return slowly(deadline).doOnTerminate(underWay::decrementAndGet);
        });

        time.advanceTimeBy(DAY);

        assertThat(met).hasSize(20);
        assertThat(most).hasValue(3);
    }

    @Test
    void a_store_that_is_away_for_a_while_stops_nobody() {
        schedule("1", Duration.ofSeconds(10));
        var end = clock.instant().plus(DAY);
        var away = new FailingDeadlines(
                store, () -> clock.instant().isBefore(end) ? new StoreUnavailableException("away", null) : null);
        run(Deadlines.of(away), this::note);

        time.advanceTimeBy(DAY.plusMinutes(1));

        assertThat(met).containsExactly("1");
    }

    @Test
    void a_failure_that_waiting_cannot_cure_is_signalled() {
        var broken = new FailingDeadlines(store, () -> new StoreFailedException("no rights", null));

        StepVerifier.create(Deadlines.of(broken).run(NAME, this::note))
                .expectError(StoreFailedException.class)
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void who_stops_cancels_what_is_under_way_and_another_repeats_it_after_the_lease() {
        schedule("1", Duration.ZERO);
        var begun = Sinks.empty();
        var stopped = Deadlines.of(store)
                .run(NAME, deadline -> Mono.<Void>never().doOnCancel(begun::tryEmitEmpty))
                .subscribe();
        time.advanceTimeBy(Duration.ofSeconds(1));
        stopped.dispose();
        begun.asMono().block(Duration.ofSeconds(10));

        run(Deadlines.of(store), this::note);
        assertThat(met).isEmpty();
        time.advanceTimeBy(Duration.ofSeconds(30));

        assertThat(met).containsExactly("1");
    }

    @Test
    void what_was_met_is_kept_in_mind_for_a_while() {
        var deadline = schedule("1", Duration.ZERO);
        run(Deadlines.of(store).withMemory(DAY), this::note);
        time.advanceTimeBy(Duration.ofHours(23));
        assertThat(store.schedule(deadline).block()).isFalse();

        time.advanceTimeBy(Duration.ofHours(3));

        assertThat(store.schedule(deadline).block()).isTrue();
    }

    @Test
    void what_makes_no_sense_is_refused() {
        var deadlines = Deadlines.of(store);

        assertThatIllegalArgumentException().isThrownBy(() -> deadlines.withConcurrency(0));
        assertThatIllegalArgumentException().isThrownBy(() -> deadlines.withLease(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> deadlines.withInterval(Duration.ofNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> deadlines.run(" ", this::note));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeadlineKey(NAME, "a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeadlineKey("x".repeat(301), "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Deadline.of(NAME, "1", Instant.MAX));
    }

    private Deadline schedule(String subject, Duration in) {
        var deadline = Deadline.of(NAME, subject, clock.instant().plus(in));
        store.schedule(deadline).block();
        return deadline;
    }

    private Mono<Void> note(Deadline deadline) {
        return Mono.fromRunnable(() -> met.add(deadline.key().subject()));
    }

    private Mono<Void> slowly(Deadline deadline) {
        return Mono.delay(Duration.ofSeconds(1)).then(note(deadline));
    }

    private static List<Deadline> run(Deadlines deadlines, Function<Deadline, Mono<Void>> handler) {
        var all = new ArrayList<Deadline>();
        deadlines.run(NAME, handler::apply).subscribe(all::add);
        return all;
    }
}
