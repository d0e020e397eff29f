package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.subscribe.NotCaughtUpException;
import com.tomriddelsdell.eventstore.subscribe.ParkedEvent;
import com.tomriddelsdell.eventstore.subscribe.PartitionLostException;
import com.tomriddelsdell.eventstore.subscribe.PartitionStatus;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionControl;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionNotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Operators see how subscriptions are doing, stop them, let them go on, and set them back or forward. */
public abstract class SubscriptionControlContract<T> extends SubscribingContract<T> {

    private static final Duration A_WHILE = Duration.ofMillis(30);
    private static final Duration SHORT_WAIT = Duration.ofMillis(400);

    @Test
    void a_paused_subscription_handles_nothing_until_it_is_resumed() {
        run(journal().partitions(3));
        reach(append(STREAM, "a"));

        done(control().pause(NAME));
        var last = append(STREAM, "b");
        quiet();
        assertThat(written()).containsExactly("a");
        assertThat(status().paused()).isTrue();
        assertThat(status().partitions()).hasSize(3).allMatch(partition -> partition.owner() == null);

        done(control().resume(NAME));
        reach(last);
        assertThat(written()).containsExactly("a", "b");
        assertThat(status().paused()).isFalse();
    }

    @Test
    void once_paused_nothing_is_written_by_whoever_was_in_the_middle() {
        append(STREAM, "a");
        var event = log().getFirst();
        var lease = leases(soleMember(1)).getFirst();
        var reached = Sinks.<Boolean>one();
        var goOn = Sinks.<Void>empty();
        var step = store.advance(
                        lease,
                        toTheEnd(lease),
                        transaction -> fixture.write(transaction, event)
                                .then(Mono.<Void>fromRunnable(() -> reached.tryEmitValue(true)))
                                .then(goOn.asMono()))
                .toFuture();
        now(reached.asMono());

        done(control().pause(NAME));
        goOn.tryEmitEmpty();

        refusal(PartitionLostException.class, Mono.fromFuture(step));
        assertThat(written()).isEmpty();
    }

    @Test
    void a_member_that_joins_while_it_is_paused_is_given_nothing() {
        var member = soleMember(3);
        done(control().pause(NAME));

        assertThat(leases(member)).isEmpty();
        done(control().resume(NAME));
        assertThat(leases(member)).hasSize(3);
    }

    @Test
    void a_subscription_set_back_handles_events_again() {
        run(journal().partitions(2));
        var first = append(STREAM, "a");
        var last = append(STREAM, "b");
        reach(last);

        done(control().reset(NAME, first));
        until(() -> written().size() == 3);
        assertThat(written()).containsExactly("a", "b", "b");

        done(control().reset(NAME, Position.START));
        until(() -> written().size() == 5);
        assertThat(written()).containsExactly("a", "b", "b", "a", "b");
    }

    @Test
    void a_read_model_is_emptied_in_the_transaction_that_sets_its_subscription_back() {
        run(journal());
        reach(append(STREAM, "a", "b"));

        done(control().reset(NAME, Position.START, fixture::erase));
        until(() -> written().size() == 2);
        reach(append(STREAM, "c"));

        assertThat(written()).containsExactly("a", "b", "c");
    }

    @Test
    void a_reset_that_fails_changes_nothing() {
        run(journal());
        reach(append(STREAM, "a"));

        refusal(
                IllegalStateException.class,
                control()
                        .reset(
                                NAME,
                                Position.START,
                                transaction -> fixture.erase(transaction)
                                        .then(Mono.error(new IllegalStateException("not now")))));
        reach(append(STREAM, "b"));

        assertThat(written()).containsExactly("a", "b");
    }

    @Test
    void a_subscription_set_to_the_end_skips_what_it_has_not_handled() {
        run(journal());
        reach(append(STREAM, "a"));
        done(control().pause(NAME));
        append(STREAM, "skipped");

        done(control().reset(NAME, Position.END));
        done(control().resume(NAME));
        reach(append(STREAM, "b"));

        assertThat(written()).containsExactly("a", "b");
    }

    @Test
    void who_runs_a_partition_while_it_is_reset_writes_nothing_more() {
        append(STREAM, "a");
        var event = log().getFirst();
        var lease = leases(soleMember(1)).getFirst();

        done(control().reset(NAME, Position.START));

        refusal(
                PartitionLostException.class,
                store.advance(lease, toTheEnd(lease), transaction -> fixture.write(transaction, event)));
        assertThat(written()).isEmpty();
        assertThat(status().position()).isEqualTo(Position.START);
    }

    @Test
    void what_is_parked_beyond_the_position_it_is_set_to_is_met_again() {
        var poisonous = new AtomicBoolean(true);
        run(Subscription.<T>projecting(
                        NAME,
                        (transaction, event) -> poisonous.get()
                                ? Mono.error(new IllegalStateException("poison"))
                                : fixture.write(transaction, event))
                .retrying(SHORT));
        var first = append(STREAM, "a");
        reach(append(OTHER, "b"));
        until(() -> givenUp() == 2);
        poisonous.set(false);

        done(control().reset(NAME, first));
        until(() -> written().contains("b"));
        done(control().retryAll(NAME).then());
        until(() -> status().parked() == 0);

        assertThat(written()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void waiting_for_a_position_ends_when_every_partition_has_come_to_it() {
        run(Subscription.<T>projecting(
                        NAME, (transaction, event) -> Mono.delay(A_WHILE).then(fixture.write(transaction, event)))
                .partitions(4));
        for (var number = 0; number < 10; number++) {
            var place = append(StreamId.of("many", "" + number), "" + number);
            until(() -> !now(control().status().collectList()).isEmpty());

            done(subscriptions.await(NAME, place, patience()));

            assertThat(written()).hasSize(number + 1);
        }
    }

    @Test
    void another_process_may_wait_as_well() {
        run(process(store), journal().partitions(4));
        var place = append(STREAM, "a");
        until(() -> !now(control().status().collectList()).isEmpty());

        done(subscriptions.await(NAME, place, patience()));

        assertThat(written()).containsExactly("a");
    }

    @Test
    void waiting_in_vain_tells_what_was_waited_for_and_who_is_behind() {
        soleMember(2);
        var place = append(STREAM, "a");

        var failure = refusal(NotCaughtUpException.class, subscriptions.await(NAME, place, SHORT_WAIT));

        assertThat(failure).hasMessageContainingAll(NAME, "position " + place, "400 ms", "at 0");
        assertThat(failure.awaited()).isEqualTo(place);
        assertThat(failure.last().position()).isEqualTo(Position.START);
    }

    @Test
    void what_is_said_about_an_unknown_subscription_is_that_there_is_none() {
        var place = append(STREAM, "a");
        for (var act : List.<Mono<?>>of(
                subscriptions.await(NAME, place, patience()),
                control().status(NAME),
                control().pause(NAME),
                control().resume(NAME),
                control().reset(NAME, place),
                control().parked(NAME).next(),
                control().parked(NAME, Position.START, 1).next(),
                control().retry(NAME, STREAM),
                control().retryAll(NAME),
                control().editAndRetry(NAME, place, Payload.utf8("b")),
                control().discard(NAME, place))) {
            refusal(SubscriptionNotFoundException.class, act);
        }
        StepVerifier.create(control().status()).expectComplete().verify(patience());
    }

    @Test
    void the_status_tells_who_runs_what_and_how_far_behind_it_is() {
        var member = soleMember(2);
        append(STREAM, "a", "b", "c");
        var lease = leases(member).getLast();
        done(store.advance(lease, toTheEnd(lease)));

        var status = status();

        assertThat(status.name()).isEqualTo(NAME);
        assertThat(status.head()).isEqualTo(Position.of(3));
        assertThat(status.members()).isEqualTo(1);
        assertThat(status.lag()).isEqualTo(3);
        assertThat(status.partitions())
                .extracting(PartitionStatus::position)
                .containsExactly(Position.START, Position.of(3));
        assertThat(status.partitions()).extracting(PartitionStatus::owner).containsOnly("sole");
        assertThat(status.partitions())
                .allSatisfy(partition -> assertThat(partition.leaseLeft()).isBetween(Duration.ZERO, LEASE));
        assertThat(status.partitions().getLast().eventId())
                .isEqualTo(log().getLast().id());
    }

    @Test
    void its_delay_is_how_long_the_next_event_has_waited() {
        var member = soleMember(1);
        append(STREAM, "a", "b");
        var recorded = log().getFirst().recordedAt();
        until(() -> now(control().delay(status())).isPositive());

        var delay = now(control().delay(status()));
        var lease = leases(member).getLast();
        done(store.advance(lease, toTheEnd(lease)));

        assertThat(delay).isLessThanOrEqualTo(Duration.between(recorded, Instant.now()));
        assertThat(now(control().delay(status()))).isZero();
    }

    /** How many events are parked and not tried again by themselves. */
    private long givenUp() {
        return now(control().parked(NAME).filter(ParkedEvent::awaitsOperator).count());
    }

    private SubscriptionControl<T> control() {
        return subscriptions.control();
    }
}
