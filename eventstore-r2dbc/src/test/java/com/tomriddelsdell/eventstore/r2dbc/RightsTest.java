package com.tomriddelsdell.eventstore.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StoreFailedException;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.deadline.Deadline;
import com.tomriddelsdell.eventstore.erase.Subject;
import com.tomriddelsdell.eventstore.lifecycle.ScavengeProgress;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.ReplayRequest;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import com.tomriddelsdell.eventstore.replay.ReplayStore;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import com.tomriddelsdell.eventstore.snapshot.Snapshot;
import com.tomriddelsdell.eventstore.snapshot.SnapshotKey;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.eventstore.transfer.ImportBatch;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What a role must be allowed to do, as the documentation on operation says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RightsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Tag TAG = Tag.of("order", "1");
    private static final SnapshotKey SNAPSHOT = new SnapshotKey(StreamId.of("order", "1"), "order");
    private static final Deadline DEADLINE = Deadline.of("payment-due", "order-1", Instant.EPOCH);
    private static final Subject PERSON = Subject.of("person-1");

    private final String schema = Server.newSchema();
    private final String role = "service_of_" + schema;
    private final Database owner = Server.database().build();
    private final Database service = Database.at(Server.options("postgres")
                    .mutate()
                    .option(ConnectionFactoryOptions.USER, role)
                    .build())
            .build();

    @BeforeEach
    void createRole() throws SQLException {
        execute("CREATE ROLE %1$s LOGIN");
    }

    @AfterEach
    void close() {
        service.close().then(owner.close()).block(PATIENCE);
    }

    @Test
    void a_role_that_may_only_use_the_log_opens_it_and_does_everything() throws SQLException {
        var migrated = R2dbcEventStore.on(owner).schema(schema).open().flatMap(R2dbcEventStore::close);
        migrated.block(PATIENCE);
        execute("""
                GRANT USAGE ON SCHEMA %2$s TO %1$s;
                GRANT SELECT, INSERT ON %2$s.event, %2$s.tag TO %1$s;
                GRANT SELECT ON %2$s.stream, %2$s.archived_event, %2$s.scavenged TO %1$s;
                GRANT USAGE, SELECT ON SEQUENCE %2$s.position TO %1$s;
                GRANT SELECT, INSERT, UPDATE ON %2$s.subscription, %2$s.checkpoint TO %1$s;
                GRANT SELECT, INSERT, UPDATE, DELETE ON %2$s.member, %2$s.parked TO %1$s;
                GRANT SELECT ON %2$s.log, %2$s.migration TO %1$s;
                GRANT SELECT, UPDATE ON %2$s.head TO %1$s;
                GRANT SELECT, INSERT ON %2$s.digest TO %1$s;
                GRANT SELECT, INSERT ON %2$s.event_schema TO %1$s;
                GRANT SELECT, INSERT, UPDATE, DELETE ON %2$s.snapshot TO %1$s;
                GRANT SELECT, INSERT, UPDATE, DELETE ON %2$s.deadline TO %1$s;
                GRANT SELECT, INSERT, UPDATE ON %2$s.subject_key TO %1$s;
                GRANT SELECT, INSERT, UPDATE, DELETE ON %2$s.generation TO %1$s;
                GRANT SELECT, INSERT, UPDATE ON %2$s.replay TO %1$s;
                GRANT SELECT, INSERT ON %2$s.replay_step TO %1$s;
                GRANT DELETE ON %2$s.subscription, %2$s.checkpoint TO %1$s;
                """);
        var events = List.of(event());

        StepVerifier.create(R2dbcEventStore.on(service)
                        .schema(schema)
                        .open()
                        .flatMap(store -> store.append(StreamId.of("order", "1"), ExpectedVersion.noStream(), events)
                                .thenMany(store.follow(Position.START))
                                .next()
                                .then(store.query(EventQuery.tagged(TAG)))
                                .then(store.verify(Checkpoint.at(Position.of(1))))
                                .thenMany(store.history().every(1).seal())
                                .thenMany(store.history().verify())
                                .thenMany(store.headHolders())
                                .thenMany(store.contents().streams("", null, 1))
                                .thenMany(store.contents().categories(1))
                                .thenMany(store.contents().types(1))
                                .then(store.schemas().register(new SchemaText("OrderPlaced", "{}")))
                                .then(store.snapshots().save(SNAPSHOT, snapshot()))
                                .then(store.snapshots().delete(SNAPSHOT))
                                .then(store.deadlines().schedule(DEADLINE))
                                .thenMany(store.deadlines().claim(DEADLINE.key().name(), 1, PATIENCE))
                                .concatMap(store.deadlines()::settle)
                                .then(store.deadlines().purge(DEADLINE.key().name(), Duration.ZERO))
                                .then(store.subjectKeys(SomeMasterKeys.one()).keyOf(PERSON))
                                .then(store.subjectKeys(SomeMasterKeys.one()).forget(PERSON))
                                .thenMany(store.subjectKeys(SomeMasterKeys.another())
                                        .rewrap())
                                .thenMany(Subscriptions.of(store, store.subscriptions())
                                        .run(Subscription.projecting("orders", (transaction, event) -> Mono.empty())))
                                .map(Progress::position)
                                .next()
                                .delayUntil(read -> replayed(store))
                                .delayUntil(read -> store.imports().append(ImportBatch.of(List.of(recorded()))))
                                .delayUntil(read -> store.close())))
                .expectNext(Position.of(1))
                .expectComplete()
                .verify(PATIENCE);
    }

    /** From the first generation to the last step; what is made and dropped of a read model is its own. */
    private static Mono<Replay> replayed(R2dbcEventStore store) {
        var replays = store.replays();
        var id = EventIds.next();
        var opening =
                new ReplayStore.Opening(id, ReplayRequest.of("orders"), 1, "somebody", "everything", Position.of(1), 1);
        var cancelling = new ReplayStore.Step("cancel", ReplayState.CANCELLED, "somebody", "");
        return replays.found("orders", 1, 1, transaction -> Mono.empty())
                .then(replays.open(opening, (transaction, number) -> Mono.empty()))
                .then(replays.note(id, new ReplayStore.Measure(Position.START, Position.of(1), 0, 1, 0)))
                .then(replays.countByType(LogRead.all()))
                .then(replays.retire(id, Set.of(ReplayState.REQUESTED), cancelling, 2, transaction -> Mono.empty()));
    }

    @Test
    void a_role_with_some_rights_more_keeps_streams_short() throws SQLException {
        R2dbcEventStore.on(owner)
                .schema(schema)
                .open()
                .flatMap(store -> store.append(
                                StreamId.of("order", "1"),
                                ExpectedVersion.noStream(),
                                List.of(event(), event(), event()))
                        .then(store.close()))
                .block(PATIENCE);
        execute("""
                GRANT USAGE ON SCHEMA %2$s TO %1$s;
                GRANT SELECT, DELETE ON %2$s.event, %2$s.tag TO %1$s;
                GRANT SELECT, INSERT, UPDATE ON %2$s.stream, %2$s.scavenged TO %1$s;
                GRANT SELECT, INSERT, DELETE ON %2$s.archived_event TO %1$s;
                GRANT USAGE, SELECT ON SEQUENCE %2$s.position TO %1$s;
                GRANT SELECT ON %2$s.log, %2$s.migration, %2$s.checkpoint, %2$s.parked TO %1$s;
                GRANT SELECT, UPDATE ON %2$s.head TO %1$s;
                """);

        StepVerifier.create(R2dbcEventStore.on(service)
                        .schema(schema)
                        .open()
                        .flatMap(store -> store.lifecycle()
                                .change(StreamId.of("order", "1"), metadata -> metadata.withMaxCount(1))
                                .thenMany(store.lifecycle().scavenge())
                                .map(ScavengeProgress::removed)
                                .last()
                                .delayUntil(removed -> store.close())))
                .expectNext(2L)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_role_that_may_not_draw_positions_is_told_so_and_appends_nothing() throws SQLException {
        R2dbcEventStore.on(owner)
                .schema(schema)
                .open()
                .flatMap(R2dbcEventStore::close)
                .block(PATIENCE);
        execute("""
                GRANT USAGE ON SCHEMA %2$s TO %1$s;
                GRANT SELECT, INSERT ON %2$s.event, %2$s.tag TO %1$s;
                GRANT SELECT ON %2$s.stream, %2$s.log, %2$s.migration, %2$s.head TO %1$s;
                """);

        StepVerifier.create(R2dbcEventStore.on(service)
                        .schema(schema)
                        .open()
                        .flatMap(store -> store.append(
                                        StreamId.of("order", "1"), ExpectedVersion.noStream(), List.of(event()))
                                .onErrorResume(failure -> store.close().then(Mono.error(failure)))))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(StoreFailedException.class)
                        .hasMessageContaining("position"))
                .verify(PATIENCE);
    }

    @Test
    void a_role_without_rights_is_told_so() {
        StepVerifier.create(R2dbcEventStore.on(service).schema(schema).open())
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(StoreFailedException.class)
                        .hasMessageContaining("permission denied"))
                .verify(PATIENCE);
    }

    private static EventData event() {
        return EventData.of("OrderPlaced", Payload.utf8("")).withTags(TAG);
    }

    private static RecordedEvent recorded() {
        return new RecordedEvent(
                Position.of(9),
                StreamId.of("order", "2"),
                StreamVersion.FIRST,
                EventIds.next(),
                "OrderPlaced",
                Payload.utf8(""),
                Metadata.NONE,
                Set.of(),
                Instant.EPOCH);
    }

    private static Snapshot snapshot() {
        return new Snapshot(StreamVersion.FIRST, EventIds.next(), "1", Payload.utf8(""));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = Server.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(role, schema));
        }
    }
}
