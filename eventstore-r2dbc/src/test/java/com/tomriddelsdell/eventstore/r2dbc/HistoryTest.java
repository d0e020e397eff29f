package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.HistoryDivergedException;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.history.HistoryDigests;
import com.tomriddelsdell.eventstore.history.RangeDigest;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.history.History;
import com.tomriddelsdell.eventstore.r2dbc.history.SealedRange;
import com.tomriddelsdell.eventstore.r2dbc.history.SealedRange.State;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What was sealed is told from what was changed behind the store's back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HistoryTest {

    private static final int SIZE = 5;
    private static final StreamId STREAM = StreamId.of("order", "1");

    private final String schema = Server.newSchema();
    private final Database database = Server.database().build();
    private R2dbcEventStore store;
    private History history;

    @BeforeEach
    void open() {
        store = now(R2dbcEventStore.on(database).schema(schema).open());
        history = store.history().every(SIZE);
    }

    @AfterEach
    void close() {
        done(store.close().then(database.close()));
    }

    @Test
    void each_completed_range_is_sealed_once() {
        append(2 * SIZE + 2);

        var sealed = all(history.seal());

        assertThat(sealed).hasSize(2).isEqualTo(all(digests()));
        assertThat(all(history.seal())).isEmpty();
        append(SIZE);
        assertThat(all(history.seal())).hasSize(1);
        assertThat(all(history.sealed())).hasSize(3).startsWith(sealed.get(0), sealed.get(1));
    }

    @Test
    void several_processes_seal_together() {
        append(20 * SIZE);
        var processes = Flux.range(0, 4).flatMap(number -> history.seal(), 4).collectList();

        assertThat(now(processes)).hasSize(20).doesNotHaveDuplicates();
        assertThat(all(history.sealed())).isEqualTo(all(digests()));
        assertThat(states()).hasSize(20).containsOnly(State.SAME);
    }

    @Test
    void a_range_of_another_size_goes_on_where_the_last_one_ends() {
        append(4 * SIZE);
        now(history.seal().next());

        assertThat(all(history.every(2).seal())).hasSize(7);
        assertThat(states()).hasSize(8).containsOnly(State.SAME);
    }

    @Test
    void what_is_not_complete_is_not_sealed() {
        append(SIZE - 1);
        var open = now(database.dedicated());
        done(open.beginTransaction());
        now(store.append(open, AppendRequest.to(StreamId.of("order", "2"), ExpectedVersion.any(), events(1))));
        append(2 * SIZE);
        assertThat(all(history.seal())).isEmpty();

        done(open.commitTransaction().then(open.close()));

        assertThat(all(history.seal())).hasSize(3);
    }

    @Test
    void an_event_that_was_changed_is_noticed_in_its_range_only() throws SQLException {
        append(3 * SIZE);
        all(history.seal());

        for (var change : List.of(
                "payload = payload || 'x'",
                "type = 'Other'",
                "recorded_at = recorded_at + interval '1 microsecond'",
                "headers = '{\"a\": \"2\"}'",
                "tags = ARRAY['thing:2']",
                "causation_id = id")) {
            execute("CREATE TABLE %s.kept AS SELECT * FROM %1$s.event WHERE position = 7");
            execute("UPDATE %s.event SET " + change + " WHERE position = 7");
            assertThat(states()).as(change).containsExactly(State.SAME, State.DIFFERS, State.SAME);
            execute("DELETE FROM %s.event WHERE position = 7");
            assertThat(states()).as("deleted").containsExactly(State.SAME, State.DIFFERS, State.SAME);
            execute("INSERT INTO %s.event SELECT * FROM %1$s.kept; DROP TABLE %1$s.kept");
            assertThat(states()).as("restored").containsOnly(State.SAME);
        }
    }

    @Test
    void a_seal_that_was_forged_is_noticed() throws SQLException {
        append(3 * SIZE);
        all(history.seal());

        execute("UPDATE %s.digest SET sha256 = sha256('forged') WHERE after_position = 5");

        assertThat(states()).containsExactly(State.SAME, State.DIFFERS, State.DIFFERS);
    }

    @Test
    void what_was_scavenged_is_told_from_what_is_missing() throws SQLException {
        append(3 * SIZE);
        all(history.seal());

        now(store.lifecycle().truncateBefore(STREAM, StreamVersion.of(7)));
        all(store.lifecycle().scavenge());
        assertThat(states()).containsExactly(State.SCAVENGED, State.SCAVENGED, State.SAME);

        execute("DELETE FROM %s.event WHERE position IN (8, 12)");
        assertThat(states()).containsExactly(State.SCAVENGED, State.DIFFERS, State.DIFFERS);
    }

    @Test
    void a_copy_has_the_same_digests_until_it_differs() throws SQLException {
        append(3 * SIZE);
        var copied = Server.newSchema();
        var copy = now(R2dbcEventStore.on(database).schema(copied).open());
        execute("INSERT INTO " + copied + ".event SELECT * FROM %s.event;" + "SELECT setval('" + copied
                + ".position', 15)");
        var original = digests();
        var compared = HistoryDigests.of(copy).every(SIZE).read();

        StepVerifier.create(HistoryDigests.firstDifference(original, compared)).verifyComplete();
        execute("UPDATE " + copied + ".event SET type = 'Other' WHERE position = 8");
        var difference = now(HistoryDigests.firstDifference(original, compared));

        assertThat(difference.one().after()).isEqualTo(Position.of(5));
        assertThat(difference.another().to()).isEqualTo(Position.of(10));
        done(copy.close());
    }

    @Test
    void an_epoch_is_begun_by_hand() {
        append(3);
        var before = now(history.epoch());
        var last = now(store.checkpoint(Position.END));
        assertThat(last.epoch()).isEqualTo(before);

        var begun = now(history.beginEpoch());

        assertThat(begun).isNotEqualTo(before).isEqualTo(now(history.epoch()));
        assertThat(begun.log()).isEqualTo(before.log());
        assertThat(now(store.verify(last))).isEqualTo(new Checkpoint(last.position(), last.eventId(), begun));
        StepVerifier.create(store.verify(new Checkpoint(last.position(), null, before)))
                .verifyError(HistoryDivergedException.class);
    }

    @Test
    void a_follower_is_stopped_when_what_it_was_given_is_no_longer_there() throws SQLException {
        append(3);
        var seen = store.follow(Position.START).take(4).collectList().toFuture();
        var ready = now(store.follow(Position.START).take(3).collectList());
        assertThat(ready).hasSize(3);

        execute("UPDATE %s.event SET id = gen_random_uuid() WHERE position = 3; SELECT %1$s.begin_epoch()");

        StepVerifier.create(Mono.fromFuture(seen)).verifyError(HistoryDivergedException.class);
        assertThat(now(store.follow(Position.START).take(3).collectList())).hasSize(3);
    }

    @Test
    void a_follower_goes_on_in_another_epoch_when_what_it_was_given_is_still_there() {
        append(3);
        var seen = store.follow(Position.START).take(4).collectList().toFuture();
        now(store.follow(Position.START).take(3).collectList());

        now(history.beginEpoch());
        append(1);

        assertThat(now(Mono.fromFuture(seen))).hasSize(4);
    }

    private Flux<RangeDigest> digests() {
        return HistoryDigests.of(store).every(SIZE).read();
    }

    private List<State> states() {
        return all(history.verify().map(SealedRange::state));
    }

    private static <T> List<T> all(Flux<T> flux) {
        return now(flux.collectList());
    }

    private void append(int count) {
        now(store.append(STREAM, ExpectedVersion.any(), events(count)));
        assertThat(now(store.read(LogRead.all()).count())).isPositive();
    }

    private static List<EventData> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> EventData.of("OrderPlaced", Payload.utf8("" + number))
                        .withMetadata(
                                Metadata.correlatedBy(new UUID(1, number)).withHeaders(Map.of("a", "1", "b", "2")))
                        .withTags(Tag.of("thing", "1"), Tag.of("thing", "" + (number + 5))))
                .toList();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = Server.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(schema));
        }
    }
}
