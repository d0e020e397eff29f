package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.subscribe.NotParkedException;
import com.tomriddelsdell.eventstore.subscribe.ParkedEvent;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** An event that cannot be handled is put aside with those behind it in its stream; nothing is skipped, nothing else waits. */
public abstract class ParkingContract<T> extends SubscribingContract<T> {

    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final List<String> attempts = new CopyOnWriteArrayList<>();

    @Test
    void a_stream_whose_event_fails_is_parked_while_others_go_on() {
        alwaysFails("poison");
        run(failing());
        append(STREAM, "a", "poison", "b");
        append(OTHER, "x");
        append(STREAM, "c");
        reach(append(OTHER, "y"));
        until(this::isGivenUp);

        assertThat(written()).containsExactly("a", "x", "y");
        assertThat(parked()).containsExactly("poison", "b", "c");
        assertThat(parkedEvents().getFirst().error()).contains("cannot handle poison");
        assertThat(parkedEvents().getLast().error()).isNull();
        assertThat(status().parked()).isEqualTo(3);
        assertThat(status().partitions().getFirst().error()).contains("cannot handle poison");
    }

    @Test
    void an_event_is_tried_as_often_as_the_policy_says() {
        alwaysFails("poison");
        run(failing());
        reach(append(STREAM, "poison"));
        until(this::isGivenUp);
        quiet();

        assertThat(attempts).hasSize(SHORT.attempts()).containsOnly("poison");
        assertThat(parkedEvents().getFirst().attempts()).isEqualTo(SHORT.attempts());
    }

    @Test
    void an_event_that_succeeds_when_it_is_tried_again_is_followed_by_those_behind_it() {
        fails("hiccup", 2);
        run(failing());
        reach(append(STREAM, "a", "hiccup", "b", "c"));
        until(() -> status().parked() == 0);

        assertThat(written()).containsExactly("a", "hiccup", "b", "c");
        reach(append(STREAM, "d"));
        until(() -> written().contains("d"));
        assertThat(written()).containsExactly("a", "hiccup", "b", "c", "d");
    }

    @Test
    void what_comes_before_a_failing_event_takes_effect_once() {
        alwaysFails("poison");
        append(OTHER, "1", "2", "3");
        append(STREAM, "poison");
        var last = append(THIRD, "4", "5");
        run(failing());
        reach(last);
        until(this::isGivenUp);

        assertThat(written()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void a_handler_outside_the_transaction_parks_likewise() {
        alwaysFails("poison");
        var seen = new CopyOnWriteArrayList<String>();
        run(Subscription.<T>handling(
                        NAME,
                        event -> attempt(event)
                                .then(Mono.fromRunnable(
                                        () -> seen.add(event.payload().utf8()))))
                .retrying(SHORT));
        append(STREAM, "a", "poison", "b");
        reach(append(OTHER, "x"));
        until(this::isGivenUp);

        assertThat(seen).containsExactly("a", "x");
        assertThat(parked()).containsExactly("poison", "b");
        mend("poison");
        done(subscriptions.control().retry(NAME, STREAM));
        until(() -> status().parked() == 0);
        assertThat(seen).containsExactly("a", "x", "poison", "b");
    }

    @Test
    void an_operator_has_a_stream_retried_in_order_and_new_events_queue_up_behind() {
        alwaysFails("poison");
        alwaysFails("b");
        run(failing());
        reach(append(STREAM, "poison", "b", "c"));
        until(this::isGivenUp);
        reach(append(STREAM, "d"));
        assertThat(parked()).containsExactly("poison", "b", "c", "d");

        mend("poison");
        done(subscriptions.control().retry(NAME, STREAM));
        until(() -> parked().size() == 3 && isGivenUp());
        reach(append(STREAM, "e"));
        assertThat(written()).containsExactly("poison");
        mend("b");
        assertThat(now(subscriptions.control().retryAll(NAME))).isEqualTo(1);
        until(() -> status().parked() == 0);

        assertThat(written()).containsExactly("poison", "b", "c", "d", "e");
    }

    @Test
    void what_is_parked_is_read_page_by_page() {
        alwaysFails("poison");
        alwaysFails("venom");
        run(failing().partitions(3));
        append(STREAM, "poison", "a");
        append(OTHER, "venom", "b");
        append(THIRD, "fine");
        append(STREAM, "c");
        reach(append(OTHER, "d"));
        until(() -> status().parked() == 6);

        var first = page(Position.START, 4);
        var second = page(last(first), 4);

        assertThat(payloads(first)).containsExactly("poison", "a", "venom", "b");
        assertThat(payloads(second)).containsExactly("c", "d");
        assertThat(page(last(second), 4)).isEmpty();
        assertThat(page(Position.END, 4)).isEmpty();
        assertThat(payloads(page(Position.START, 6))).isEqualTo(parked());
    }

    @Test
    void however_many_are_parked_all_of_them_are_listed_once() {
        alwaysFails("poison");
        run(failing());
        var behind = IntStream.range(0, 1_000).mapToObj(number -> "" + number).toList();
        append(STREAM, "poison");
        reach(append(STREAM, behind.toArray(String[]::new)));

        assertThat(parked()).hasSize(1_001).startsWith("poison").endsWith("999").doesNotHaveDuplicates();
        assertThat(now(subscriptions.control().parked(NAME).take(2).count())).isEqualTo(2);
    }

    @Test
    void an_operator_has_an_event_retried_with_another_payload() {
        alwaysFails("poison");
        run(failing());
        var position = append(STREAM, "poison");
        reach(append(STREAM, "b"));
        until(this::isGivenUp);

        done(subscriptions.control().editAndRetry(NAME, position, Payload.utf8("cure")));
        until(() -> status().parked() == 0);

        assertThat(written()).containsExactly("cure", "b");
        assertThat(log().getFirst().payload().utf8()).isEqualTo("poison");
    }

    @Test
    void an_operator_discards_an_event_and_those_behind_it_go_on() {
        alwaysFails("poison");
        run(failing());
        var position = append(STREAM, "poison");
        reach(append(STREAM, "b", "c"));
        until(this::isGivenUp);

        done(subscriptions.control().discard(NAME, position));
        until(() -> status().parked() == 0);
        reach(append(STREAM, "d"));

        until(() -> written().contains("d"));
        assertThat(written()).containsExactly("b", "c", "d");
    }

    @Test
    void what_is_not_parked_can_be_neither_retried_nor_edited_nor_discarded() {
        run(failing());
        var position = append(STREAM, "a");
        reach(position);
        var control = subscriptions.control();

        refusal(NotParkedException.class, control.retry(NAME, STREAM));
        refusal(NotParkedException.class, control.editAndRetry(NAME, position, Payload.utf8("b")));
        refusal(NotParkedException.class, control.discard(NAME, position));
        assertThat(now(control.retryAll(NAME))).isZero();
    }

    @Test
    void what_is_parked_stays_parked_when_the_partition_changes_hands() {
        alwaysFails("poison");
        var first = run(failing());
        reach(append(STREAM, "poison", "b"));
        until(this::isGivenUp);
        first.dispose();

        var second = process(store);
        run(second, failing());
        reach(append(STREAM, "c"));
        reach(append(OTHER, "x"));
        assertThat(parked()).containsExactly("poison", "b", "c");
        assertThat(written()).containsExactly("x");

        mend("poison");
        done(second.control().retry(NAME, STREAM));
        until(() -> status().parked() == 0);
        assertThat(written()).containsExactly("x", "poison", "b", "c");
    }

    @Test
    void an_event_that_a_handler_hangs_at_is_parked_while_others_go_on() {
        run(Subscription.<T>projecting(
                        NAME,
                        (transaction, event) -> event.payload().utf8().equals("hang")
                                ? Mono.never()
                                : fixture.write(transaction, event))
                .limitingHandler(Duration.ofSeconds(2))
                .retrying(SHORT.attempts(1)));
        append(STREAM, "a", "hang", "b");
        reach(append(OTHER, "x"));
        until(this::isGivenUp);

        assertThat(written()).containsExactly("a", "x");
        assertThat(parked()).containsExactly("hang", "b");
        assertThat(parkedEvents().getFirst().error()).contains("took longer than PT2S");
    }

    @Test
    void an_outage_parks_nothing_but_is_waited_out() {
        alwaysFails("poison");
        run(failing().retrying(SHORT.waitingOut(UncheckedIOException.class::isInstance)));
        append(STREAM, "a");
        var last = append(STREAM, "poison", "b");
        until(() -> attempts.stream().filter("poison"::equals).count() > 2L * SHORT.attempts());
        assertThat(parked()).isEmpty();
        mend("poison");
        reach(last);

        assertThat(written()).containsExactly("a", "poison", "b");
        assertThat(status().partitions().getFirst().error()).contains("cannot handle poison");
    }

    @Test
    void an_outage_does_not_make_a_handler_repeat_what_it_has_done() {
        alwaysFails("poison");
        append(STREAM, "a");
        append(OTHER, "b");
        var last = append(STREAM, "poison");
        run(Subscription.<T>handling(NAME, this::attempt)
                .retrying(SHORT.waitingOut(UncheckedIOException.class::isInstance)));
        until(() -> attempts.stream().filter("poison"::equals).count() > SHORT.attempts());
        mend("poison");
        reach(last);

        assertThat(attempts).filteredOn(payload -> !payload.equals("poison")).containsExactly("a", "b");
    }

    @Test
    void a_retry_whose_event_was_discarded_meanwhile_writes_nothing() {
        alwaysFails("poison");
        var run = run(failing());
        var position = append(STREAM, "poison");
        reach(position);
        until(this::isGivenUp);
        run.dispose();
        done(subscriptions.left());
        var lease = leases(soleMember(1)).getFirst();
        done(subscriptions.control().retryAll(NAME).then());
        var due = now(store.due(lease, 10).collectList()).getFirst();

        refusal(
                NotParkedException.class,
                store.resolve(
                        lease,
                        due,
                        transaction -> fixture.write(transaction, due.event())
                                .then(subscriptions.control().discard(NAME, position))));

        assertThat(written()).isEmpty();
        assertThat(parked()).isEmpty();
    }

    private Subscription<T> failing() {
        return Subscription.<T>projecting(
                        NAME, (transaction, event) -> attempt(event).then(fixture.write(transaction, event)))
                .retrying(SHORT);
    }

    private Mono<Void> attempt(RecordedEvent event) {
        return Mono.defer(() -> {
            var payload = event.payload().utf8();
            attempts.add(payload);
            var left = failures.computeIfPresent(payload, (name, count) -> count - 1);
            return left != null && left >= 0
                    ? Mono.error(new UncheckedIOException(new IOException("cannot handle " + payload)))
                    : Mono.empty();
        });
    }

    private void alwaysFails(String payload) {
        fails(payload, Integer.MAX_VALUE);
    }

    private void fails(String payload, int times) {
        failures.put(payload, times);
    }

    private void mend(String payload) {
        failures.remove(payload);
    }

    private List<ParkedEvent> page(Position after, int limit) {
        return now(subscriptions.control().parked(NAME, after, limit).collectList());
    }

    private static Position last(List<ParkedEvent> page) {
        return page.getLast().event().position();
    }

    private static List<String> payloads(List<ParkedEvent> page) {
        return page.stream().map(parked -> parked.event().payload().utf8()).toList();
    }
}
