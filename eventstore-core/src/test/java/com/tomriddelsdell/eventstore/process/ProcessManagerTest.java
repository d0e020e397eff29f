package com.tomriddelsdell.eventstore.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.deadline.Deadline;
import com.tomriddelsdell.eventstore.deadline.DeadlineKey;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Every command takes effect once, however often its event is delivered and wherever it was interrupted. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProcessManagerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final StreamId SOURCE = StreamId.of("order", "1");
    private static final StreamId FIRST = StreamId.of("parcel", "1");
    private static final StreamId SECOND = StreamId.of("bill", "1");
    private static final DeadlineKey DUE = new DeadlineKey("payment-due", "order-1");

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final Notes notes = new Notes();
    private final CommandHandler<String, Integer, String> handler = new CommandHandler<>(store, notes, notes);
    private final ProcessManager<String> process = ProcessManager.of(
            notes,
            (event, source) -> event.equals("paid")
                    ? List.of(Issue.of(handler, FIRST, "send"), Issue.of(handler, SECOND, "write"))
                    : List.of());

    @Test
    void an_event_is_answered_with_its_commands_in_their_order() {
        var paid = happened("paid");

        process.handle(paid).block(PATIENCE);

        assertThat(of(FIRST)).containsExactly("send");
        assertThat(of(SECOND)).containsExactly("write");
        assertThat(first(FIRST).position()).isLessThan(first(SECOND).position());
    }

    @Test
    void an_event_that_does_not_matter_is_answered_with_nothing() {
        StepVerifier.create(process.handle(happened("placed"))).expectComplete().verify(PATIENCE);

        assertThat(of(FIRST)).isEmpty();
    }

    @Test
    void an_event_that_is_delivered_again_changes_nothing() {
        var paid = happened("paid");

        Flux.range(0, 5).concatMap(again -> process.handle(paid)).blockLast(PATIENCE);
        Flux.range(0, 5).flatMap(again -> process.handle(paid)).blockLast(PATIENCE);

        assertThat(of(FIRST)).containsExactly("send");
        assertThat(of(SECOND)).containsExactly("write");
    }

    @Test
    void two_events_are_answered_twice() {
        process.handle(happened("paid")).then(process.handle(happened("paid"))).block(PATIENCE);

        assertThat(of(FIRST)).containsExactly("send", "send");
    }

    @Test
    void what_was_interrupted_between_two_commands_is_completed() {
        var paid = happened("paid");
        notes.refuse("write");
        StepVerifier.create(process.handle(paid))
                .expectErrorMessage("refused: write")
                .verify(PATIENCE);
        assertThat(of(FIRST)).containsExactly("send");

        notes.refuse("nothing");
        process.handle(paid).block(PATIENCE);

        assertThat(of(FIRST)).containsExactly("send");
        assertThat(of(SECOND)).containsExactly("write");
    }

    @Test
    void what_a_command_causes_is_caused_by_the_event_and_correlated_as_it_is() {
        var correlation = UUID.randomUUID();
        var paid = happened("paid", Metadata.correlatedBy(correlation));

        process.handle(paid).block(PATIENCE);

        assertThat(first(FIRST).metadata())
                .isEqualTo(Metadata.correlatedBy(correlation).withCausationId(paid.id()));
    }

    @Test
    void a_deadline_that_an_event_sets_is_set_once_and_met_with_commands_that_take_effect_once() {
        var paid = happened("paid", Metadata.correlatedBy(UUID.randomUUID()));
        var setting = ProcessManager.of(
                notes,
                (event, source) -> List.of(Schedule.of(
                        store.deadlines(), Deadline.of(DUE, source.recordedAt().plus(PATIENCE)))));
        setting.handle(paid).then(setting.handle(paid)).block(PATIENCE);
        var set = now(store.deadlines().find(DUE));

        var meeting = ProcessManager.meeting(deadline -> List.of(Issue.of(handler, FIRST, "remind")));
        meeting.meet(set).then(meeting.meet(set)).block(PATIENCE);

        assertThat(set.due()).isEqualTo(paid.recordedAt().plus(PATIENCE).truncatedTo(ChronoUnit.MICROS));
        assertThat(set.metadata()).isEqualTo(Metadata.causedBy(paid));
        assertThat(of(FIRST)).containsExactly("remind");
        assertThat(first(FIRST).metadata()).isEqualTo(paid.metadata().withCausationId(set.id()));
    }

    @Test
    void a_deadline_that_an_event_takes_back_is_not_set_anew_when_the_events_are_delivered_again() {
        var placed = happened("placed");
        var paid = happened("paid");
        var process = ProcessManager.of(
                notes,
                (event, source) -> event.equals("placed")
                        ? List.of(Schedule.of(store.deadlines(), Deadline.of(DUE, source.recordedAt())))
                        : List.of(Cancel.of(store.deadlines(), DUE)));
        process.handle(placed).then(process.handle(paid)).block(PATIENCE);

        process.handle(placed).block(PATIENCE);

        assertThat(store.deadlines().find(DUE).blockOptional()).isEmpty();
    }

    @Test
    void it_runs_as_a_subscription() {
        var running = Subscriptions.of(store, store.subscriptions())
                .run(Subscription.<InMemoryTransaction>handling("shipping", process));

        StepVerifier.create(running.filter(progress -> progress.position().value() > 0)
                        .take(1))
                .then(() -> happened("paid"))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(of(FIRST)).containsExactly("send");
    }

    @Test
    void a_reaction_that_throws_fails_the_event() {
        var calls = new AtomicInteger();
        var broken = ProcessManager.of(notes, (event, source) -> {
            calls.incrementAndGet();
            throw new IllegalStateException("broken");
        });

        StepVerifier.create(broken.handle(happened("paid")))
                .expectErrorMessage("broken")
                .verify(PATIENCE);
        assertThat(calls).hasValue(1);
    }

    private RecordedEvent happened(String what) {
        return happened(what, Metadata.NONE);
    }

    private RecordedEvent happened(String what, Metadata metadata) {
        var appended = store.append(
                SOURCE, ExpectedVersion.any(), List.of(notes.encode(what).withMetadata(metadata)));
        return now(appended.thenMany(store.read(StreamRead.of(SOURCE))).last());
    }

    private List<String> of(StreamId stream) {
        return now(store.read(StreamRead.of(stream)).map(notes::decode).collectList());
    }

    private RecordedEvent first(StreamId stream) {
        return now(store.read(StreamRead.of(stream)).next());
    }

    private static <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE));
    }

    /** Notes each command as an event, but for one that it refuses. */
    private static final class Notes implements Decider<String, Integer, String>, EventCodec<String> {

        private final List<String> refused = new ArrayList<>();

        void refuse(String command) {
            refused.clear();
            refused.add(command);
        }

        @Override
        public Integer initialState() {
            return 0;
        }

        @Override
        public List<String> decide(String command, Integer count) {
            if (refused.contains(command)) {
                throw new IllegalStateException("refused: " + command);
            }
            return List.of(command);
        }

        @Override
        public Integer evolve(Integer count, String event) {
            return count + 1;
        }

        @Override
        public EventData encode(String event) {
            return EventData.of("Noted", Payload.utf8(event));
        }

        @Override
        public String decode(RecordedEvent event) {
            return event.payload().utf8();
        }
    }
}
