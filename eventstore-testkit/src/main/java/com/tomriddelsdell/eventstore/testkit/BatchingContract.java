package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * What holds for all who take many events at once: each takes effect once, and only what fails by itself is put aside.
 *
 * @param <T> the transaction that checkpoints are kept in
 */
abstract class BatchingContract<T> extends SubscribingContract<T> {

    final List<Integer> sizes = new CopyOnWriteArrayList<>();

    @Test
    void what_has_come_is_applied_at_once_in_the_order_of_the_log() {
        append(STREAM, "1", "2", "3");
        append(OTHER, "4", "5");
        var last = append(STREAM, "6");
        run(batches(payloads -> Mono.empty()));
        reach(last);

        assertThat(effects()).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(sizes).containsExactly(6);
        reach(append(STREAM, "7"));
        assertThat(effects()).containsExactly("1", "2", "3", "4", "5", "6", "7");
        assertThat(sizes).containsExactly(6, 1);
    }

    @Test
    void a_batch_is_no_larger_than_the_subscription_says() {
        var last = append(STREAM, "1", "2", "3", "4", "5", "6", "7");
        run(batches(payloads -> Mono.empty()).maxBatch(3));
        reach(last);

        assertThat(effects()).containsExactly("1", "2", "3", "4", "5", "6", "7");
        assertThat(sizes).containsExactly(3, 3, 1);
    }

    @Test
    void when_a_batch_fails_only_the_event_that_fails_is_parked() {
        append(STREAM, "1", "2");
        append(OTHER, "poison", "behind");
        var last = append(THIRD, "3", "4");
        run(batches(payloads -> payloads.contains("poison") ? failure() : Mono.empty()));
        reach(last);
        until(this::isGivenUp);

        assertThat(effects()).containsExactly("1", "2", "3", "4");
        assertThat(parked()).containsExactly("poison", "behind");
        assertThat(parkedEvents().getFirst().error()).contains("cannot apply this");
        assertThat(sizes).startsWith(6, 1, 1, 1);
    }

    @Test
    void a_batch_that_fails_through_no_event_of_it_parks_nothing() {
        var last = append(STREAM, "1", "2", "3");
        run(batches(payloads -> payloads.size() > 1 ? failure() : Mono.empty()));
        reach(last);

        assertThat(effects()).containsExactly("1", "2", "3");
        assertThat(parked()).isEmpty();
        assertThat(sizes).containsExactly(3, 1, 1, 1);
    }

    @Test
    void a_batch_that_hangs_is_applied_one_by_one() {
        var last = append(STREAM, "1", "2");
        run(batches(payloads -> payloads.size() > 1 ? Mono.never() : Mono.empty())
                .limitingHandler(Duration.ofSeconds(1)));
        reach(last);

        assertThat(effects()).containsExactly("1", "2");
        assertThat(parked()).isEmpty();
        assertThat(sizes).containsExactly(2, 1, 1);
    }

    @Test
    void an_outage_parks_nothing_but_is_waited_out() {
        var away = new AtomicBoolean(true);
        var last = append(STREAM, "1", "2", "3");
        run(batches(payloads -> away.get() ? failure() : Mono.empty())
                .retrying(SHORT.waitingOut(UncheckedIOException.class::isInstance)));
        until(() -> sizes.size() > 2 * SHORT.attempts());
        assertThat(parked()).isEmpty();
        away.set(false);
        reach(last);

        assertThat(effects()).containsExactly("1", "2", "3");
        assertThat(parked()).isEmpty();
    }

    @Test
    void a_parked_event_is_tried_again_as_a_batch_of_its_own() {
        var poisoned = new AtomicBoolean(true);
        run(batches(payloads -> poisoned.get() && payloads.contains("poison") ? failure() : Mono.empty()));
        reach(append(STREAM, "1", "poison", "2"));
        until(this::isGivenUp);
        poisoned.set(false);
        done(subscriptions.control().retry(NAME, STREAM));
        until(() -> status().parked() == 0);

        assertThat(effects()).containsExactly("1", "poison", "2");
    }

    /** A subscription that notes the size of each batch, has its effects, and ends it with {@code end} of its payloads. */
    abstract Subscription<T> batches(Function<List<String>, Mono<Void>> end);

    /** What has taken effect, in order. */
    abstract List<String> effects();

    static List<String> payloads(List<RecordedEvent> events) {
        return events.stream().map(event -> event.payload().utf8()).toList();
    }

    private static Mono<Void> failure() {
        return Mono.error(() -> new UncheckedIOException(new IOException("cannot apply this")));
    }
}
