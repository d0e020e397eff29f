package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.subscribe.PartitionLostException;
import com.tomriddelsdell.eventstore.subscribe.PartitionsDifferException;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A named subscription goes on after its checkpoint, and what it writes takes effect once, with the checkpoint. */
public abstract class SubscriptionContract<T> extends SubscribingContract<T> {

    @Test
    void events_are_handled_in_order_and_the_checkpoint_follows() {
        append(STREAM, "a", "b");
        append(OTHER, "c");

        StepVerifier.create(subscriptions.run(journal()).map(Progress::position).filter(Position.of(3)::equals))
                .expectNext(Position.of(3))
                .thenCancel()
                .verify(patience());

        assertThat(written()).containsExactly("a", "b", "c");
        assertThat(status().position()).isEqualTo(Position.of(3));
        assertThat(status().partitions().getFirst().eventId())
                .isEqualTo(log().getLast().id());
    }

    @Test
    void what_is_appended_later_is_handled_too() {
        run(journal());
        reach(append(STREAM, "a"));
        reach(append(OTHER, "b", "c"));

        assertThat(written()).containsExactly("a", "b", "c");
    }

    @Test
    void it_goes_on_after_its_checkpoint() {
        var first = run(journal());
        reach(append(STREAM, "a", "b"));
        first.dispose();
        var last = append(STREAM, "c");

        run(process(store), journal());
        reach(last);

        assertThat(written()).containsExactly("a", "b", "c");
    }

    @Test
    void it_starts_where_it_is_told_to_the_first_time_only() {
        append(STREAM, "before");
        var first = run(journal().startingAfter(Position.END));
        until(() -> status().members() == 1);
        reach(append(STREAM, "after"));
        first.dispose();

        run(process(store), journal());
        reach(append(STREAM, "later"));

        assertThat(written()).containsExactly("after", "later");
    }

    @Test
    void it_is_given_only_what_its_filter_matches() {
        run(journal().only(EventFilter.everything().inCategories("order")));
        append(STREAM, "no");
        append(THIRD, "yes");
        reach(append(STREAM, "neither"));

        assertThat(written()).containsExactly("yes");
    }

    @Test
    void what_does_not_concern_it_moves_its_checkpoint() {
        run(journal().only(EventFilter.everything().inCategories("nothing")).partitions(3));
        var last = append(STREAM, "a", "b");

        until(() -> status().position().equals(last));

        assertThat(status().lag()).isZero();
        assertThat(status().partitions()).hasSize(3);
    }

    @Test
    void more_events_than_fit_a_batch_are_handled_once_each() {
        var payloads = IntStream.range(0, 250).mapToObj(Integer::toString).toArray(String[]::new);
        var last = append(STREAM, payloads);

        run(journal().maxBatch(7));
        reach(last);

        assertThat(written()).containsExactly(payloads);
    }

    @Test
    void with_a_pause_what_comes_meanwhile_is_handled_together() {
        var pause = Duration.ofMillis(200);
        var moved = new CopyOnWriteArrayList<Progress>();
        var run = subscriptions.run(journal().atMostEvery(pause)).subscribe(moved::add);
        reach(append(STREAM, "first"));
        var begun = System.nanoTime();
        moved.clear();

        var last = now(Flux.interval(Duration.ofMillis(5))
                .onBackpressureBuffer()
                .take(40)
                .concatMap(
                        number -> fixture.events().append(STREAM, ExpectedVersion.any(), List.of(event("n" + number))))
                .last());
        reach(last.position());

        var pauses = (System.nanoTime() - begun) / pause.toNanos();
        assertThat(moved).hasSizeLessThanOrEqualTo((int) pauses + 2);
        assertThat(written()).hasSize(41).startsWith("first", "n0").endsWith("n39");
        run.dispose();
    }

    @Test
    void effects_of_a_step_that_fails_are_not_written() {
        var member = soleMember(1);
        append(STREAM, "a");
        var event = log().getFirst();
        var lease = leases(member).getFirst();

        var failure = refusal(
                IllegalStateException.class,
                store.advance(
                        lease,
                        toTheEnd(lease),
                        transaction -> fixture.write(transaction, event)
                                .then(Mono.error(new IllegalStateException("failed after it wrote")))));

        assertThat(failure).hasMessage("failed after it wrote");
        assertThat(written()).isEmpty();
        assertThat(status().position()).isEqualTo(Position.START);
    }

    @Test
    void effects_are_not_written_unless_the_checkpoint_is_where_it_was_expected() {
        var member = soleMember(1);
        append(STREAM, "a");
        var event = log().getFirst();
        var lease = leases(member).getFirst();
        var step = toTheEnd(lease);
        done(store.advance(lease, step, transaction -> fixture.write(transaction, event)));

        refusal(
                PartitionLostException.class,
                store.advance(lease, step, transaction -> fixture.write(transaction, event)));

        assertThat(written()).containsExactly("a");
        assertThat(status().position()).isEqualTo(event.position());
    }

    @Test
    void a_handler_outside_the_transaction_is_given_again_what_it_had_not_finished() {
        var seen = new CopyOnWriteArrayList<String>();
        var attempts = new AtomicInteger();
        var subscription = Subscription.<T>handling(NAME, event -> {
            seen.add(event.payload().utf8());
            return attempts.getAndIncrement() == 1 ? Mono.never() : Mono.empty();
        });
        var first = run(subscription);
        reach(append(STREAM, "a"));
        append(STREAM, "b", "c");
        until(() -> seen.size() == 2);
        first.dispose();

        run(process(store), subscription);
        reach(Position.of(3));

        assertThat(seen).containsExactly("a", "b", "b", "c");
    }

    @Test
    void it_cannot_run_with_another_number_of_partitions() {
        run(journal().partitions(2));
        reach(append(STREAM, "a"));

        StepVerifier.create(subscriptions.run(journal().partitions(3)))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(PartitionsDifferException.class)
                        .hasMessageContaining("2")
                        .hasMessageContaining("3"))
                .verify(patience());
    }

    @Test
    void subscriptions_of_different_names_know_nothing_of_each_other() {
        var last = append(STREAM, "a");
        run(journal());
        reach(last);
        var other = new CopyOnWriteArrayList<RecordedEvent>();
        run(Subscription.handling("other", event -> Mono.fromRunnable(() -> other.add(event))));

        reach("other", last);

        assertThat(other).hasSize(1);
        assertThat(written()).containsExactly("a");
        assertThat(now(subscriptions.control().status().collectList()))
                .extracting(status -> status.name())
                .isEqualTo(List.of(NAME, "other"));
    }
}
