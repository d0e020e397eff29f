package com.tomriddelsdell.eventstore.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.decide.Counter.Counted;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.snapshot.Snapshot;
import com.tomriddelsdell.eventstore.snapshot.SnapshotCodec;
import com.tomriddelsdell.eventstore.snapshot.SnapshotKey;
import com.tomriddelsdell.eventstore.snapshot.SnapshotPolicy;
import com.tomriddelsdell.eventstore.snapshot.SnapshotStore;
import com.tomriddelsdell.eventstore.snapshot.Snapshots;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A handler with snapshots decides as one without, and reads less. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SnapshotsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final StreamId STREAM = StreamId.of("counter", "1");
    private static final SnapshotKey KEY = new SnapshotKey(STREAM, "count");
    private static final int EVERY = 3;

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final Counter counter = new Counter();
    private final CountingCodec codec = new CountingCodec(counter);
    private final CommandHandler<Integer, Integer, Counted> plain = new CommandHandler<>(store, codec, counter);
    private final CommandHandler<Integer, Integer, Counted> handler = with(store.snapshots(), "1");

    @Test
    void a_snapshot_is_taken_when_it_is_due_and_not_before() {
        handle(2);
        assertThat(kept()).isEmpty();

        handle(1);
        assertThat(kept()).map(Snapshot::version).contains(StreamVersion.of(2));

        handle(2);
        assertThat(kept()).map(Snapshot::version).contains(StreamVersion.of(2));

        handle(1);
        assertThat(kept()).map(Snapshot::version).contains(StreamVersion.of(5));
    }

    @Test
    void a_stream_is_loaded_from_its_snapshot_on() {
        handle(5);
        plainly(2);

        assertThat(handle(1)).isEqualTo(new Outcome<>(List.of(new Counted()), 8, StreamVersion.of(7), Position.of(8)));
        assertThat(codec.decoded()).isEqualTo(2);
    }

    @Test
    void a_command_that_causes_nothing_tells_where_the_stream_stands() {
        handle(3);

        assertThat(handle(0)).isEqualTo(new Outcome<>(List.of(), 3, StreamVersion.of(2), Position.of(3)));
    }

    @Test
    void a_snapshot_of_another_fingerprint_is_passed_over_and_replaced() {
        handle(4);
        var changed = with(store.snapshots(), "2");
        codec.reset();

        assertThat(now(changed.handle(STREAM, 1)).state()).isEqualTo(5);
        assertThat(codec.decoded()).isEqualTo(4);
        assertThat(kept()).map(Snapshot::fingerprint).contains("2");
    }

    @Test
    void a_state_that_cannot_be_decoded_costs_time_only() {
        handle(4);
        keep(new Snapshot(StreamVersion.of(3), kept().orElseThrow().eventId(), "1", Payload.utf8("four")));

        assertThat(handle(1).state()).isEqualTo(5);
    }

    @Test
    void a_snapshot_after_an_event_that_the_stream_does_not_have_is_not_used() {
        handle(4);
        keep(new Snapshot(StreamVersion.of(3), EventIds.next(), "1", Payload.utf8("7")));
        assertThat(handle(1).state()).isEqualTo(5);

        keep(new Snapshot(StreamVersion.of(99), EventIds.next(), "1", Payload.utf8("7")));
        assertThat(handle(1).state()).isEqualTo(6);
    }

    @Test
    void a_snapshot_does_not_survive_its_stream() {
        handle(4);
        store.lifecycle().delete(STREAM, ExpectedVersion.any()).block(PATIENCE);

        assertThat(handle(2).state()).isEqualTo(2);
    }

    @Test
    void a_store_of_snapshots_that_fails_costs_time_only() {
        plainly(4);
        var failing = with(new Answers(Mono.error(new StoreUnavailableException("The snapshots are away", null))), "1");

        assertThat(now(failing.handle(STREAM, 3)).state()).isEqualTo(7);
    }

    @Test
    void a_store_of_snapshots_that_hangs_costs_its_patience_only() {
        plainly(4);

        StepVerifier.withVirtualTime(() -> with(new Answers(Mono.never()), "1").handle(STREAM, 3))
                .thenAwait(Snapshots.PATIENCE.multipliedBy(2))
                .assertNext(outcome -> assertThat(outcome.state()).isEqualTo(7))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_policy_that_throws_costs_its_snapshot_only() {
        var torn = plain.withSnapshots(Snapshots.of(KEY.name(), store.snapshots(), new Digits("1"), events -> {
            throw new IllegalStateException("undecided");
        }));

        assertThat(now(torn.handle(STREAM, 4)).state()).isEqualTo(4);
        assertThat(kept()).isEmpty();
    }

    @Test
    void who_came_second_decides_on_what_the_first_has_left() {
        handle(3);
        var overtaken = new OvertakenStore(store, 5);
        var late = new CommandHandler<>(overtaken, codec, counter).withSnapshots(snapshots(store.snapshots(), "1"));

        assertThat(now(late.handle(STREAM, 1)).state()).isEqualTo(9);
    }

    @Test
    void a_command_that_comes_again_is_recognised_behind_a_snapshot() {
        var command = EventIds.next();
        var first = now(handler.handleOnce(STREAM, command, 2, Metadata.NONE));
        handle(3);

        assertThat(now(handler.handleOnce(STREAM, command, 2, Metadata.NONE))).isEqualTo(first);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SnapshotPolicy.every(0))
                .withMessageContaining("every 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SnapshotKey(STREAM, "a\nb"))
                .withMessageContaining("U+000A");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Snapshot(StreamVersion.NONE, EventIds.next(), "1", Payload.utf8("")))
                .withMessageContaining("none");
    }

    private CommandHandler<Integer, Integer, Counted> with(SnapshotStore snapshots, String fingerprint) {
        return plain.withSnapshots(snapshots(snapshots, fingerprint));
    }

    private static Snapshots<Integer> snapshots(SnapshotStore snapshots, String fingerprint) {
        return Snapshots.of(KEY.name(), snapshots, new Digits(fingerprint), SnapshotPolicy.every(EVERY));
    }

    private Outcome<Integer, Counted> handle(int steps) {
        codec.reset();
        return now(handler.handle(STREAM, steps));
    }

    private void plainly(int steps) {
        now(plain.handle(STREAM, steps));
    }

    private Optional<Snapshot> kept() {
        return store.snapshots().find(KEY).blockOptional(PATIENCE);
    }

    private void keep(Snapshot snapshot) {
        store.snapshots().save(KEY, snapshot).block(PATIENCE);
    }

    private static <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE));
    }

    /** A number as its digits. */
    private record Digits(String fingerprint) implements SnapshotCodec<Integer> {

        @Override
        public Payload encode(Integer state) {
            return Payload.utf8(state.toString());
        }

        @Override
        public Integer decode(Payload state) {
            return Integer.valueOf(state.utf8());
        }
    }

    /** Has one answer to everything. */
    private record Answers(Mono<Void> answer) implements SnapshotStore {

        @Override
        public Mono<Snapshot> find(SnapshotKey key) {
            return answer.then(Mono.empty());
        }

        @Override
        public Mono<Void> save(SnapshotKey key, Snapshot snapshot) {
            return answer;
        }

        @Override
        public Mono<Void> delete(SnapshotKey key) {
            return answer;
        }
    }
}
