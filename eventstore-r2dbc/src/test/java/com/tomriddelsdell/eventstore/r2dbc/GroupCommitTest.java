package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.testkit.Callers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Appends that travel together: batches are made on purpose, by holding both lanes until the rest has gathered. */
@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("try")
class GroupCommitTest {

    private static final int LANES = 2;

    private final String schema = Server.newSchema();
    private final Sessions sessions = Sessions.onSharedServer();
    private final Database database = sessions.database().build();
    private R2dbcEventStore store;

    @BeforeEach
    void open() {
        store = now(R2dbcEventStore.on(database).schema(schema).open());
    }

    @AfterEach
    void close() {
        done(store.close().then(database.close()));
    }

    @Test
    void what_gathers_while_both_lanes_are_busy_goes_in_one_transaction() throws SQLException {
        var outcomes = inOneBatch(IntStream.range(0, 200)
                .mapToObj(number -> append(stream("one", number), ExpectedVersion.noStream(), Callers.events(2)))
                .toList());

        assertThat(outcomes).hasSize(200).allMatch(Appended.class::isInstance);
        assertThat(transactionsOf("one")).isEqualTo(1);
    }

    @Test
    void each_append_of_a_batch_has_an_outcome_of_its_own() throws SQLException {
        var stream = StreamId.of("earlier", "1");
        var earlier = Callers.events(3);
        var place = now(append(stream, ExpectedVersion.noStream(), earlier));
        now(append(stream, ExpectedVersion.any(), Callers.events(1)));
        var changed = List.of(EventData.of("Changed", Payload.utf8("else"))
                .withId(earlier.getFirst().id()));

        var appends = new ArrayList<Mono<Appended>>();
        appends.add(append(stream, ExpectedVersion.noStream(), Callers.events(1)));
        appends.add(append(stream, ExpectedVersion.exactly(2), Callers.events(1)));
        appends.add(append(stream("missing", 1), ExpectedVersion.streamExists(), Callers.events(1)));
        appends.add(append(stream, ExpectedVersion.any(), earlier));
        appends.add(append(stream, ExpectedVersion.noStream(), earlier));
        appends.add(append(stream, ExpectedVersion.exactly(17), earlier));
        appends.add(append(stream, ExpectedVersion.streamExists(), earlier));
        appends.add(append(stream, ExpectedVersion.any(), changed));
        appends.add(append(stream, ExpectedVersion.any(), earlier.subList(0, 2)));
        appends.add(append(stream("elsewhere", 1), ExpectedVersion.any(), earlier));
        appends.addAll(neighbours(100));
        var outcomes = inOneBatch(appends);

        assertThat(outcomes.subList(0, 3)).allMatch(VersionConflictException.class::isInstance);
        assertThat(((VersionConflictException) outcomes.get(2)).actual()).isEqualTo(StreamVersion.NONE);
        assertThat(outcomes.subList(3, 7)).containsOnly(place);
        assertThat(outcomes.get(7)).isInstanceOf(EventIdReusedException.class);
        assertThat(outcomes.get(8)).isEqualTo(new Appended(stream, StreamVersion.of(1), secondPosition(stream)));
        assertThat(outcomes.get(9)).isInstanceOf(EventIdReusedException.class);
        assertThat(outcomes.subList(10, 110)).allMatch(Appended.class::isInstance);
        assertThat(transactionsOf("neighbour")).isEqualTo(1);
        assertThat(now(Callers.log(store))).hasSize(LANES + 4 + 100);
    }

    @Test
    void an_id_that_two_appends_of_a_batch_share_is_given_to_one_of_them() {
        var shared = Callers.events(1);
        var appends = new ArrayList<>(List.of(
                append(stream("a", 1), ExpectedVersion.noStream(), shared),
                append(stream("b", 1), ExpectedVersion.any(), shared)));
        appends.addAll(neighbours(100));

        var outcomes = inOneBatch(appends);

        assertThat(outcomes.subList(0, 2))
                .hasAtLeastOneElementOfType(Appended.class)
                .hasAtLeastOneElementOfType(EventIdReusedException.class);
        assertThat(outcomes.subList(2, 102)).allMatch(Appended.class::isInstance);
        assertThat(now(Callers.log(store))).hasSize(LANES + 1 + 100);
    }

    @Test
    void the_same_append_twice_in_a_batch_takes_place_once() {
        var events = Callers.events(3);
        var appends = new ArrayList<>(List.of(
                append(stream("a", 1), ExpectedVersion.noStream(), events),
                append(stream("a", 1), ExpectedVersion.any(), events),
                append(stream("a", 1), ExpectedVersion.noStream(), events)));
        appends.addAll(neighbours(20));

        var outcomes = inOneBatch(appends);

        assertThat(outcomes).allMatch(Appended.class::isInstance);
        assertThat(outcomes.subList(0, 3)).containsOnly(outcomes.getFirst());
        assertThat(now(Callers.log(store))).hasSize(LANES + 3 + 20);
    }

    @Test
    void the_same_append_many_times_in_a_batch_takes_place_once_though_it_expects_no_stream() {
        var events = Callers.events(3);
        var outcomes = inOneBatch(Stream.generate(() -> append(stream("a", 1), ExpectedVersion.noStream(), events))
                .limit(20)
                .toList());

        assertThat(outcomes).containsOnly(outcomes.getFirst()).hasOnlyElementsOfType(Appended.class);
        assertThat(now(Callers.log(store))).hasSize(LANES + 3);
    }

    @Test
    void a_batch_that_is_refused_for_one_append_is_not_refused_to_the_others() {
        var taken = Callers.events(1);
        now(append(stream("taken", 1), ExpectedVersion.any(), taken));
        var appends = new ArrayList<>(neighbours(50));
        appends.add(append(stream("fresh", 1), ExpectedVersion.noStream(), taken));

        var outcomes = inOneBatch(appends);

        assertThat(outcomes.subList(0, 50)).allMatch(Appended.class::isInstance);
        assertThat(outcomes.getLast()).isInstanceOf(EventIdReusedException.class);
    }

    @Test
    void appends_to_one_stream_in_one_batch_stand_one_after_the_other() throws SQLException {
        var stream = StreamId.of("hot", "1");
        var outcomes = inOneBatch(Stream.generate(() -> append(stream, ExpectedVersion.any(), Callers.events(3)))
                .limit(50)
                .toList());

        assertThat(outcomes.stream().map(place -> ((Appended) place).version().value()))
                .containsExactlyElementsOf(LongStream.range(0, 50)
                        .mapToObj(number -> number * 3 + 2)
                        .toList());
        assertThat(transactionsOf("hot")).isEqualTo(1);
    }

    @Test
    void only_one_of_a_batch_can_be_the_first_of_a_stream() {
        var stream = StreamId.of("hot", "1");
        var outcomes = inOneBatch(Stream.generate(() -> append(stream, ExpectedVersion.noStream(), Callers.events(1)))
                .limit(50)
                .toList());

        assertThat(outcomes).filteredOn(Appended.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(VersionConflictException.class::isInstance)
                .hasSize(49);
    }

    @Test
    void an_append_that_is_withdrawn_while_it_waits_is_not_appended() {
        var withdrawn = new ArrayList<Disposable>();
        try (var held = Holder.ofLog(schema)) {
            var busy = bothLanesBusy();
            neighbours(50).forEach(append -> withdrawn.add(append.subscribe()));
            withdrawn.forEach(Disposable::dispose);
            held.close();
            busy.forEach(CompletableFuture::join);
        }
        now(append(stream("last", 1), ExpectedVersion.any(), Callers.events(1)));

        assertThat(now(Callers.log(store))).hasSize(LANES + 1);
    }

    @Test
    void more_appends_than_may_wait_are_refused_at_once_and_room_comes_back() {
        var stream = StreamId.of("held", "1");
        var limit = database.guard().bulkheads().getFirst().getBulkheadConfig().getMaxConcurrentCalls();
        var waiting = new ArrayList<Disposable>();
        try (var held = Holder.ofLog(schema)) {
            bothLanesBusy();
            for (var number = LANES; number < limit; number++) {
                waiting.add(
                        append(stream, ExpectedVersion.any(), Callers.events(1)).subscribe());
            }

            var refused = outcome(append(stream, ExpectedVersion.any(), Callers.events(1)));

            assertThat(refused).isCompletedWithValueMatching(StoreUnavailableException.class::isInstance);
            assertThat(waiting).noneMatch(Disposable::isDisposed);
            waiting.forEach(Disposable::dispose);
        }
        now(append(stream, ExpectedVersion.noStream(), Callers.events(1)));
    }

    private List<Mono<Appended>> neighbours(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> append(stream("neighbour", number), ExpectedVersion.any(), Callers.events(1)))
                .toList();
    }

    private Mono<Appended> append(StreamId stream, ExpectedVersion expected, List<EventData> events) {
        return store.append(stream, expected, events);
    }

    private static StreamId stream(String category, int key) {
        return StreamId.of(category, Integer.toString(key));
    }

    /** What becomes of {@code appends}, each an {@link Appended} or a failure. */
    private List<Object> inOneBatch(List<Mono<Appended>> appends) {
        List<CompletableFuture<@Nullable Object>> outcomes;
        try (var held = Holder.ofLog(schema)) {
            bothLanesBusy();
            outcomes = appends.stream().map(GroupCommitTest::outcome).toList();
        }
        return now(Mono.fromFuture(CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                .thenApply(all -> outcomes.stream().map(CompletableFuture::join).toList())));
    }

    private List<CompletableFuture<@Nullable Object>> bothLanesBusy() {
        var busy = IntStream.range(0, LANES)
                .mapToObj(number -> outcome(append(stream("busy", number), ExpectedVersion.any(), Callers.events(1))))
                .toList();
        until(() -> sessions.waiting() == LANES);
        return busy;
    }

    private static CompletableFuture<@Nullable Object> outcome(Mono<Appended> append) {
        return append.cast(Object.class).onErrorResume(Mono::just).toFuture();
    }

    private Position secondPosition(StreamId stream) {
        return now(store.read(StreamRead.of(stream)).elementAt(1)).position();
    }

    private long transactionsOf(String category) throws SQLException {
        try (var connection = Server.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT count(DISTINCT xmin::text) FROM %s.event WHERE stream_id LIKE '%s-%%'"
                                .formatted(schema, category))) {
            row.next();
            return row.getLong(1);
        }
    }
}
