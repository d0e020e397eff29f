package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.RebuildableProjection;
import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.ReplayRequest;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import com.tomriddelsdell.eventstore.replay.Replays;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What the contracts of replays share. Each test begins with a log of five events, of which {@link Notes} show four in three
 * rows, and readers see them.
 *
 * @param <T> the transaction that read models are written in
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Tag("contract")
abstract class ReplayingContract<T> {

    static final StreamId ONE = StreamId.of(Notes.CATEGORY, "1");
    static final StreamId TWO = StreamId.of(Notes.CATEGORY, "2");
    static final StreamId THREE = StreamId.of(Notes.CATEGORY, "3");
    static final StreamId FOREIGN = StreamId.of("other", "4");
    static final ReplayRequest EVERYTHING = ReplayRequest.of(Notes.NAME);
    static final String ADA = "ada";

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Disposable.Composite running = Disposables.composite();
    private final List<Replays<T>> processes = new ArrayList<>();
    private final List<Throwable> ends = new CopyOnWriteArrayList<>();

    ReplayFixture<T> fixture;
    Shelf<T> shelf;
    Replays<T> replays;
    Disposable first;

    /** Returns how the store under test is opened. Called once before every test. */
    protected abstract ReplayFixture<T> fixture();

    @BeforeEach
    final void openStore() {
        fixture = fixture();
        done(fixture.open());
        shelf = fixture.shelf();
        append(ONE, "a");
        append(TWO, "b");
        append(ONE, "c");
        append(FOREIGN, "x");
        append(THREE, "d");
        replays = process(Notes.on(shelf));
        first = run(replays);
        until(() -> !generations().isEmpty() && read().equals(List.of("1=a;c;", "2=b;", "3=d;")));
    }

    @AfterEach
    final void closeStore() {
        running.dispose();
        processes.forEach(process -> done(process.left()));
        done(fixture.close());
        assertThat(ends).as("failures that ended a run").isEmpty();
    }

    /** Replays as a process has them. */
    final Replays<T> process(RebuildableProjection<T> projection) {
        return process(List.of(projection));
    }

    final Replays<T> process(List<RebuildableProjection<T>> projections) {
        var process = Replays.of(fixture.events(), fixture.subscriptions(), fixture.store(), projections)
                .leasing(LEASE);
        processes.add(process);
        return process;
    }

    final Disposable run(Replays<T> process) {
        var run = process.run().subscribe(progress -> {}, ends::add);
        running.add(run);
        return run;
    }

    /** Ends the process that each test begins with, and lets another take its place. */
    final Replays<T> deploy(RebuildableProjection<T> projection) {
        first.dispose();
        done(replays.left());
        replays = process(projection);
        first = run(replays);
        return replays;
    }

    final Position append(StreamId stream, String... payloads) {
        var events = Stream.of(payloads)
                .map(payload -> EventData.of("Noted", Payload.utf8(payload)))
                .toList();
        return now(
                fixture.events().append(stream, ExpectedVersion.any(), events).map(Appended::position));
    }

    /** What readers see. */
    final List<String> read() {
        return now(shelf.read().map(row -> row.key() + "=" + row.content()).collectList());
    }

    final Replay start() {
        return now(replays.start(EVERYTHING, ADA));
    }

    /** Starts a replay of everything, and waits until it has caught up. */
    final Replay rebuild() {
        return reach(start(), ReplayState.CAUGHT_UP);
    }

    final Replay reach(Replay replay, ReplayState state) {
        until(() -> now(replays.find(replay.id())).state() == state);
        return now(replays.find(replay.id()));
    }

    /** Waits until a generation has come to {@code position}. */
    final void follow(int generation, Position position) {
        done(Subscriptions.of(fixture.events(), fixture.subscriptions())
                .await(Generation.subscription(Notes.NAME, generation), position, fixture.patience()));
    }

    final List<Integer> generations() {
        return now(shelf.generations().sort().collectList());
    }

    /** What a generation holds. */
    final List<String> rows(int generation) {
        return now(fixture.store()
                .reading(transaction -> shelf.rows(transaction, generation, null, 1_000))
                .map(row -> row.key() + "=" + row.content())
                .collectList());
    }

    final void until(BooleanSupplier condition) {
        var holds = Mono.fromSupplier(condition::getAsBoolean)
                .subscribeOn(Schedulers.boundedElastic())
                .filter(held -> held)
                .repeatWhenEmpty(looks -> looks.delayElements(BETWEEN_LOOKS));
        assertThat(now(holds)).isTrue();
    }

    final <V> V now(Mono<V> promise) {
        var kept = promise.switchIfEmpty(Mono.error(() -> new AssertionError("nothing was emitted")));
        return Objects.requireNonNull(kept.block(fixture.patience()));
    }

    final void done(Mono<Void> act) {
        act.block(fixture.patience());
    }

    final <E extends Throwable> E refusal(Class<E> kind, Mono<?> act) {
        var refusal = catchThrowableOfType(kind, () -> act.block(fixture.patience()));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }
}
