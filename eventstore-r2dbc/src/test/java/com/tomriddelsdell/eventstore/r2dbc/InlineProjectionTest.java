package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.PATIENCE;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.subscribe.Projection;
import com.tomriddelsdell.eventstore.testkit.SubscriptionFixture.Line;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Events and what follows from them in a read model are written together, or not at all. */
@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
class InlineProjectionTest {

    private static final StreamId ONE = StreamId.of("account", "1");
    private static final StreamId OTHER = StreamId.of("account", "2");

    private final Database database = Server.database().build();
    private final String schema = Server.newSchema();
    private final Journal journal = new Journal(schema);
    private R2dbcEventStore log;
    private EventStore store;

    @BeforeEach
    void open() {
        log = now(R2dbcEventStore.on(database).schema(schema).open());
        done(journal.create(database));
        store = log.projecting(List.of(journal::write));
    }

    @AfterEach
    void close() {
        done(log.close().then(database.close()));
    }

    @Test
    void rows_are_there_with_their_events_in_the_order_of_the_log() {
        now(store.append(AppendRequest.to(ONE, ExpectedVersion.any(), List.of(event("a"), event("b")))
                .and(OTHER, ExpectedVersion.any(), List.of(event("c")))));

        assertThat(written()).containsExactly("a", "b", "c");
        assertThat(lines())
                .extracting(Line::position)
                .containsExactlyElementsOf(now(
                        log.read(LogRead.all()).map(event -> event.position()).collectList()));
    }

    @Test
    void several_projections_are_applied_in_their_order() {
        var twice = log.projecting(List.of(journal::write, journal::write));

        now(twice.append(ONE, ExpectedVersion.any(), List.of(event("a"), event("b"))));

        assertThat(written()).containsExactly("a", "a", "b", "b");
    }

    @Test
    void when_a_projection_fails_nothing_is_appended_and_its_failure_is_passed_on() {
        var failing = log.projecting(
                List.of(journal::write, (connection, event) -> Mono.error(new IllegalStateException("not today"))));

        StepVerifier.create(failing.append(ONE, ExpectedVersion.any(), List.of(event("a"))))
                .expectErrorMessage("not today")
                .verify(PATIENCE);

        assertThat(written()).isEmpty();
        assertThat(now(log.read(LogRead.all()).count())).isZero();
    }

    @Test
    void a_constraint_of_the_read_model_refuses_the_append() {
        done(database.use(connection ->
                        journal.execute(connection, "CREATE UNIQUE INDEX one_of_each ON %s.journal (payload)"))
                .then());
        now(store.append(ONE, ExpectedVersion.any(), List.of(event("taken"))));

        StepVerifier.create(store.append(OTHER, ExpectedVersion.any(), List.of(event("taken"))))
                .expectError(R2dbcDataIntegrityViolationException.class)
                .verify(PATIENCE);

        assertThat(written()).containsExactly("taken");
        assertThat(now(log.exists(OTHER))).isFalse();
    }

    @Test
    void an_append_that_is_refused_writes_no_rows() {
        StepVerifier.create(store.append(ONE, ExpectedVersion.streamExists(), List.of(event("a"))))
                .expectError(VersionConflictException.class)
                .verify(PATIENCE);

        assertThat(written()).isEmpty();
    }

    @Test
    void events_that_come_again_are_not_applied_again() {
        var events = List.of(event("a"), event("b"));
        var first = now(store.append(ONE, ExpectedVersion.noStream(), events));

        assertThat(now(store.append(ONE, ExpectedVersion.noStream(), events))).isEqualTo(first);

        assertThat(written()).containsExactly("a", "b");
    }

    @Test
    void what_fails_in_passing_is_tried_again_from_the_beginning() {
        var attempts = new AtomicInteger();
        Projection<Connection> unlucky = (connection, event) -> attempts.getAndIncrement() == 0
                ? journal.execute(connection, "DO $$ BEGIN RAISE SQLSTATE '40001'; END $$")
                        .then()
                : Mono.empty();

        now(log.projecting(List.of(journal::write, unlucky)).append(ONE, ExpectedVersion.any(), List.of(event("a"))));

        assertThat(attempts).hasValue(2);
        assertThat(written()).containsExactly("a");
    }

    @Test
    void of_writers_that_race_for_one_version_only_the_first_leaves_rows() {
        var outcomes = now(Flux.range(0, 20)
                .flatMap(
                        writer -> store.append(ONE, ExpectedVersion.noStream(), List.of(event("writer " + writer)))
                                .map(Appended::version)
                                .cast(Object.class)
                                .onErrorResume(VersionConflictException.class, Mono::just),
                        20)
                .collectList());

        assertThat(outcomes)
                .hasSize(20)
                .filteredOn(VersionConflictException.class::isInstance)
                .hasSize(19);
        assertThat(written()).hasSize(1);
    }

    @Test
    void followers_are_woken() {
        StepVerifier.create(
                        log.follow(Position.START).map(event -> event.payload().utf8()))
                .then(() -> now(store.append(ONE, ExpectedVersion.any(), List.of(event("a")))))
                .expectNext("a")
                .then(() -> now(store.append(ONE, ExpectedVersion.any(), List.of(event("b")))))
                .expectNext("b")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void many_appends_leave_one_row_for_each_event() {
        now(Flux.range(0, 200)
                .flatMap(number -> store.append(
                        StreamId.of("account", "" + number % 7), ExpectedVersion.any(), List.of(event("" + number))))
                .collectList());

        assertThat(written())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).mapToObj(String::valueOf).toList());
    }

    private static EventData event(String text) {
        return EventData.of("Happened", Payload.utf8(text));
    }

    private List<Line> lines() {
        return now(journal.lines(database).collectList());
    }

    private List<String> written() {
        return lines().stream().map(Line::payload).toList();
    }
}
