package com.tomriddelsdell.eventstore.rename;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RenamedCategoriesTest {

    private static final StreamId STORED = StreamId.of("cust", "7");
    private static final StreamId TODAY = StreamId.of("customer", "7");

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final EventStore renamed = RenamedCategories.of(store, Map.of("cust", "customer"));

    @Test
    void what_was_stored_is_read_under_the_name_of_today_at_its_version_and_position() {
        append(store, STORED);
        append(store, STORED);

        StepVerifier.create(renamed.read(StreamRead.of(TODAY).from(StreamVersion.of(1))))
                .assertNext(event -> {
                    assertThat(event.stream()).isEqualTo(TODAY);
                    assertThat(event.version()).isEqualTo(StreamVersion.of(1));
                    assertThat(event.position()).isEqualTo(Position.of(2));
                })
                .verifyComplete();
        StepVerifier.create(renamed.count(
                        LogRead.all().matching(EventFilter.everything().inCategories("customer"))))
                .expectNext(2L)
                .verifyComplete();
    }

    @Test
    void what_is_appended_goes_on_in_the_stream_that_is_stored() {
        append(store, STORED);

        StepVerifier.create(renamed.append(TODAY, ExpectedVersion.exactly(0), List.of(event())))
                .assertNext(appended -> {
                    assertThat(appended.stream()).isEqualTo(TODAY);
                    assertThat(appended.version()).isEqualTo(StreamVersion.of(1));
                })
                .verifyComplete();
        StepVerifier.create(store.read(StreamRead.of(STORED)))
                .expectNextCount(2)
                .verifyComplete();
        StepVerifier.create(renamed.append(TODAY, ExpectedVersion.noStream(), List.of(event())))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                VersionConflictException.class,
                                conflict -> assertThat(conflict.stream()).isEqualTo(TODAY)));
    }

    @Test
    void a_checkpoint_of_before_holds_under_the_new_name() {
        append(store, STORED);
        var first = store.read(LogRead.all()).next().blockOptional().orElseThrow();
        append(store, STORED);

        StepVerifier.create(renamed.follow(Checkpoint.at(first)).take(1))
                .assertNext(event -> assertThat(event.position()).isEqualTo(Position.of(2)))
                .verifyComplete();
    }

    @Test
    void a_subscription_goes_on_where_it_was_before() {
        append(store, STORED);
        Queue<StreamId> handled = new ConcurrentLinkedQueue<>();
        run(store, handled, 1);
        append(store, STORED);

        run(renamed, handled, 2);

        assertThat(handled).containsExactly(STORED, TODAY);
    }

    private void run(EventStore on, Queue<StreamId> handled, long to) {
        var subscription = Subscription.<InMemoryTransaction>handling(
                "names", event -> Mono.fromRunnable(() -> handled.add(event.stream())));
        StepVerifier.create(Subscriptions.of(on, store.subscriptions())
                        .run(subscription)
                        .takeUntil(progress -> progress.position().equals(Position.of(to))))
                .thenConsumeWhile(progress -> true)
                .verifyComplete();
    }

    @Test
    void two_streams_never_become_one() {
        append(store, TODAY);

        StepVerifier.create(renamed.read(LogRead.all()))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("stream customer-7 is stored under a name"));
        assertThatIllegalArgumentException().isThrownBy(() -> RenamedCategories.of(store, Map.of("a", "c", "b", "c")));
        assertThatIllegalArgumentException().isThrownBy(() -> RenamedCategories.of(store, Map.of("a", "b", "b", "a")));
    }

    @Test
    void a_name_that_was_given_up_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> renamed.read(StreamRead.of(STORED)))
                .withMessage("category cust is called customer today");
    }

    private static void append(EventStore on, StreamId stream) {
        assertThat(on.append(stream, ExpectedVersion.any(), List.of(event())).block())
                .isNotNull();
    }

    private static EventData event() {
        return EventData.of("Moved", Payload.utf8("x"));
    }
}
