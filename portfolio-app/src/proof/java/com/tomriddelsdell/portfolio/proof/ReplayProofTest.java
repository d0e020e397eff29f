package com.tomriddelsdell.portfolio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.ReplayRequest;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import com.tomriddelsdell.eventstore.replay.Replays;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A million events are replayed into a table under traffic, by a process with little memory that is killed halfway and
 * followed by another; and readers are switched. Prints its figures last.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplayProofTest {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayProofTest.class);

    private static final int EVENTS = Integer.getInteger("proof.events", 1_000_000);

    /** Events a second while there is traffic: a limit is what keeps live requests quick. 0 is none. */
    private static final int LIMIT = Integer.getInteger("proof.limit", 5_000);

    private static final int STREAMS = Math.max(1, EVENTS / 50);
    private static final int EVENTS_AN_APPEND = 50;
    private static final int APPENDS_AT_A_TIME = 32;
    private static final int SWITCHES = 10;
    private static final long MOST_HEAP = 512;
    private static final Duration MOST_TIME = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final String SCHEMA = "proof";
    private static final String FILL = "x".repeat(150);

    private final List<String> figures = new ArrayList<>();
    private final SoftAssertions limits = new SoftAssertions();
    private EmbeddedPostgres postgres;
    private Database database;
    private R2dbcEventStore store;
    private Replays<Connection> replays;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .start();
        database = Worker.database(postgres.getPort()).maxConnections(50).build();
        store = now(R2dbcEventStore.on(database).schema(SCHEMA).open());
        replays = Replays.of(
                store,
                store.subscriptions(),
                store.replays(),
                List.of(AccountsInBatches.in(SCHEMA), Accounts.in(SCHEMA)));
    }

    @AfterEach
    void close() throws IOException {
        store.close().then(database.close()).block(PATIENCE);
        postgres.close();
    }

    @Test
    void a_million_events_are_replayed_under_traffic_and_a_kill_and_readers_are_switched() throws IOException {
        fill();
        buildAlone(Accounts.NAME);
        buildAlone(AccountsInBatches.NAME);
        requireSameRows();
        var replay = replayUnderTrafficAndAKill();
        switchUnderReaders(replay);

        figures.forEach(LOG::info);
        limits.assertAll();
    }

    private void fill() {
        var start = System.nanoTime();
        Flux.range(0, STREAMS)
                .flatMap(
                        stream -> store.append(
                                StreamId.of("account", Integer.toString(stream)),
                                ExpectedVersion.noStream(),
                                IntStream.range(0, EVENTS / STREAMS)
                                        .limit(EVENTS_AN_APPEND)
                                        .mapToObj(nth -> EventData.of("Counted", Payload.utf8(FILL)))
                                        .toList()),
                        APPENDS_AT_A_TIME)
                .blockLast(PATIENCE);
        say("%,d events appended at %,d a second", EVENTS, rate(EVENTS, start));
    }

    /** What readers see: built from the first event on by one process that nobody disturbs. */
    private void buildAlone(String projection) throws IOException {
        try (var worker = worker(projection, projection)) {
            var start = System.nanoTime();
            until(() -> now(replays.generations()
                    .any(generation -> generation.projection().equals(projection))));
            done(Subscriptions.of(store, store.subscriptions())
                    .await(
                            Generation.subscription(projection, 1),
                            now(store.head()).safe(),
                            PATIENCE));
            say(
                    "%s built on 1 partition without traffic at %,d events a second, %d MB of heap at most",
                    projection, rate(EVENTS, start), worker.mostHeap());
        }
    }

    private void requireSameRows() {
        var differing = database.use(connection -> Flux.from(
                        connection.createStatement("""
                                SELECT count(*) FROM (TABLE %1$s.accounts EXCEPT ALL TABLE %1$s.accounts_singly) one
                                """.formatted(SCHEMA)).execute())
                .concatMap(result -> result.map(row -> row.get(0, Long.class))));
        assertThat(now(differing.next())).isZero();
    }

    /** Traffic begins when the replay does: how long a process takes to start says nothing of that. */
    private Replay replayUnderTrafficAndAKill() throws IOException {
        var traffic = new Traffic(store, database, SCHEMA + ".accounts");
        var request = ReplayRequest.of(AccountsInBatches.NAME)
                .partitions(AccountsInBatches.PARTITIONS)
                .throttledTo(LIMIT);
        UUID id;
        long heap;
        try (var killed = worker("killed")) {
            id = now(replays.start(request, "proof")).id();
            until(() -> now(replays.find(id)).done() > 0);
            var running = traffic.start();
            until(() -> now(replays.find(id)).done() >= EVENTS / 2);
            heap = killed.mostHeap();
            killed.kill();
            running.dispose();
        }
        var before = now(replays.find(id));
        say("killed at %,d of %,d events, at %,.0f a second by then", before.done(), before.total(), before.rate());
        try (var other = worker("other")) {
            var start = System.nanoTime();
            until(() -> now(replays.find(id)).done() > before.done());
            var running = traffic.start();
            until(() -> now(replays.find(id)).state() == ReplayState.CAUGHT_UP);
            running.dispose();
            var replay = now(replays.find(id));
            say(
                    "finished by another process at %,d events a second, the wait for the lease included",
                    rate(replay.done() - before.done(), start));
            heap = Math.max(heap, other.mostHeap());
            say(
                    "meanwhile %,d live requests, %d failed: half within %d ms, 99 %% within %d ms",
                    traffic.requests(),
                    traffic.failures(),
                    traffic.within(500).toMillis(),
                    traffic.within(990).toMillis());
            say("heap of the processes that replayed: %d MB at most, garbage included", heap);

            var start2 = System.nanoTime();
            var compared = now(replays.compare(id, 10));
            say(
                    "%,d rows compared in %,d ms, %d differ",
                    compared.live().rows(), (System.nanoTime() - start2) / 1_000_000, compared.different());

            limits.assertThat(compared.differences()).isEmpty();
            limits.assertThat(compared.isEqual()).isTrue();
            limits.assertThat(traffic.failures()).isZero();
            limits.assertThat(traffic.within(990)).isLessThan(MOST_TIME);
            limits.assertThat(heap).isLessThan(MOST_HEAP);
            return replay;
        }
    }

    private void switchUnderReaders(Replay replay) {
        try (var worker = worker("switching")) {
            var hot = StreamId.of("live", "hot");
            now(append(hot));
            for (var generation : List.of(replay.previous(), replay.generation())) {
                done(Subscriptions.of(store, store.subscriptions())
                        .await(
                                Generation.subscription(AccountsInBatches.NAME, generation),
                                now(store.head()).safe(),
                                PATIENCE));
            }
            var readers = new Readers(database, SCHEMA + ".accounts", hot.toString());
            var reading = readers.start();
            var appending = Mono.defer(() -> append(hot)).repeat().subscribe();
            until(readers::allAnswered);
            for (var round = 0; round < SWITCHES / 2; round++) {
                now(replays.switchOver(replay.id(), "proof"));
                now(replays.rollBack(replay.id(), "proof"));
            }
            now(replays.switchOver(replay.id(), "proof"));
            appending.dispose();
            reading.dispose();
            say(
                    "%d switches under %d readers: %,d answers, %d failed, %d older than one given before",
                    SWITCHES + 1, Readers.COUNT, readers.answers(), readers.failures(), readers.stale());

            limits.assertThat(worker.isAlive()).isTrue();
            limits.assertThat(readers.failures()).isZero();
            limits.assertThat(readers.stale()).isZero();
        }
    }

    private Mono<?> append(StreamId stream) {
        return store.append(stream, ExpectedVersion.any(), List.of(EventData.of("Counted", Payload.utf8("hot"))));
    }

    private Worker worker(String name) {
        return worker(name, AccountsInBatches.NAME);
    }

    private Worker worker(String name, String projection) {
        return Worker.start(postgres.getPort(), SCHEMA, projection, folder.resolve(name));
    }

    private void say(String figure, Object... values) {
        var told = figure.formatted(values);
        LOG.info(told);
        figures.add(told);
    }

    private static long rate(long events, long startNanos) {
        return events * 1_000_000_000L / Math.max(1, System.nanoTime() - startNanos);
    }

    private static void until(BooleanSupplier condition) {
        now(Mono.fromSupplier(condition::getAsBoolean)
                .subscribeOn(Schedulers.boundedElastic())
                .filter(held -> held)
                .repeatWhenEmpty(looks -> looks.delayElements(BETWEEN_LOOKS)));
    }

    private static <V> V now(Mono<V> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE));
    }

    private static void done(Mono<Void> act) {
        act.block(PATIENCE);
    }
}
