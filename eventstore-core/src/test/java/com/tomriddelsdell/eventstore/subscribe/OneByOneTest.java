package com.tomriddelsdell.eventstore.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A handler is called with one event at a time, and not waited for without end. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OneByOneTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<RecordedEvent> events = events(20);
    private final List<RecordedEvent> handled = new ArrayList<>();
    private final List<RecordedEvent> cancelled = new ArrayList<>();

    @Test
    void each_event_has_the_whole_limit_for_itself() {
        StepVerifier.withVirtualTime(
                        () -> handle(event -> Mono.delay(LIMIT.minusSeconds(1)).then()))
                .thenAwait(LIMIT.multipliedBy(20))
                .verifyComplete();

        assertThat(handled).isEqualTo(events);
    }

    @Test
    void a_handler_that_hangs_is_cancelled_and_has_failed_at_that_event() {
        var third = events.get(2);

        StepVerifier.withVirtualTime(() -> handle(event -> event.equals(third) ? Mono.never() : Mono.empty()))
                .expectSubscription()
                .expectNoEvent(LIMIT.minusMillis(1))
                .thenAwait(LIMIT.dividedBy(4))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                HandlingFailed.class,
                                failed -> assertThat(failed.event()).isEqualTo(third))
                        .hasCauseInstanceOf(TimeoutException.class));

        assertThat(handled).isEqualTo(events.subList(0, 2));
        assertThat(cancelled).containsExactly(third);
    }

    @Test
    void a_handler_that_fails_or_throws_has_failed_at_that_event() {
        var second = events.get(1);
        Function<RecordedEvent, Mono<Void>> throwing = event -> {
            if (event.equals(second)) {
                throw new IllegalStateException("not this one");
            }
            return Mono.empty();
        };

        StepVerifier.create(handle(throwing))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                HandlingFailed.class,
                                failed -> assertThat(failed.event()).isEqualTo(second))
                        .hasRootCauseMessage("not this one"));

        assertThat(handled).isEqualTo(events.subList(0, 1));
    }

    @Test
    void nothing_to_handle_is_done() {
        StepVerifier.create(OneByOne.handle(List.of(), LIMIT, event -> Mono.never()))
                .verifyComplete();
    }

    private Mono<Void> handle(Function<RecordedEvent, Mono<Void>> handler) {
        return OneByOne.handle(
                events,
                LIMIT,
                event -> handler.apply(event)
                        .doOnSuccess(done -> handled.add(event))
                        .doOnCancel(() -> cancelled.add(event)));
    }

    private static List<RecordedEvent> events(int count) {
        var store = InMemoryEventStore.create();
        var data = IntStream.range(0, count)
                .mapToObj(number -> EventData.of("Happened", Payload.utf8("" + number)))
                .toList();
        return Objects.requireNonNull(store.append(StreamId.of("some", "1"), ExpectedVersion.any(), data)
                .thenMany(store.read(LogRead.all()))
                .collectList()
                .block());
    }
}
