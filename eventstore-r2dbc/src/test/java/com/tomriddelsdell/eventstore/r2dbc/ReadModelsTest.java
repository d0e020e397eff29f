package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.project.CheckpointMovedException;
import com.tomriddelsdell.eventstore.project.Projection;
import com.tomriddelsdell.eventstore.project.ProjectionRunner;
import com.tomriddelsdell.eventstore.project.ReadModelStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.hygiene.DriverLeaks;
import com.tomriddelsdell.eventstore.testkit.Callers;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

/** Rows and checkpoint change together, or not at all. */
@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
@DriverLeaks
class ReadModelsTest {

    private static final String NAME = "seen";
    private static final Position TEN = Position.of(10);
    private static final Position TWENTY = Position.of(20);

    private final String schema = Server.newSchema();
    private final Sessions sessions = Sessions.onSharedServer();
    private final Database database = sessions.database().build();
    private R2dbcEventStore store;
    private ReadModelStore<Connection> readModels;

    @BeforeEach
    void open() throws SQLException {
        store = now(R2dbcEventStore.on(database).schema(schema).open());
        readModels = store.readModels();
        execute("CREATE TABLE %s.seen (position bigint)".formatted(schema));
    }

    @AfterEach
    void close() {
        done(store.close().then(database.close()));
    }

    @Test
    void a_projection_that_never_ran_is_at_the_start() {
        assertThat(now(readModels.checkpoint(NAME))).isEqualTo(Position.START);
    }

    @Test
    void rows_and_checkpoint_change_together() throws SQLException {
        done(readModels.advance(NAME, Position.START, TEN, connection -> insert(connection, 7)));
        done(readModels.advance(NAME, TEN, TWENTY, connection -> insert(connection, 15)));

        assertThat(rows()).isEqualTo(2);
        assertThat(now(readModels.checkpoint(NAME))).isEqualTo(TWENTY);
    }

    @Test
    void a_failing_projection_leaves_nothing() throws SQLException {
        var failing = readModels.advance(
                NAME,
                Position.START,
                TEN,
                connection -> insert(connection, 7).then(Mono.error(new IllegalStateException("no"))));

        StepVerifier.create(failing).expectError(IllegalStateException.class).verify(Waiting.PATIENCE);
        assertThat(rows()).isZero();
        assertThat(now(readModels.checkpoint(NAME))).isEqualTo(Position.START);
    }

    @Test
    void whoever_comes_second_changes_nothing_and_is_told() throws SQLException {
        done(readModels.advance(NAME, Position.START, TEN, connection -> insert(connection, 7)));
        var ran = new AtomicBoolean();

        var second = readModels.advance(NAME, Position.START, TWENTY, connection -> {
            ran.set(true);
            return insert(connection, 8);
        });

        StepVerifier.create(second).expectError(CheckpointMovedException.class).verify(Waiting.PATIENCE);
        assertThat(ran).isFalse();
        assertThat(rows()).isEqualTo(1);
        assertThat(now(readModels.checkpoint(NAME))).isEqualTo(TEN);
    }

    @Test
    void of_two_that_move_the_same_checkpoint_at_once_one_wins() throws SQLException {
        var winners = now(Flux.range(0, 8)
                .flatMap(
                        number -> readModels
                                .advance(NAME, Position.START, TEN, connection -> insert(connection, number))
                                .thenReturn(1)
                                .onErrorReturn(CheckpointMovedException.class, 0),
                        8)
                .reduce(0, Integer::sum));

        assertThat(winners).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void a_projection_whose_sessions_are_killed_applies_every_event_once() throws SQLException {
        var callers = new Callers("killed projection");
        var running = new ProjectionRunner<>(store, readModels)
                .run(projection())
                .retryWhen(Retry.indefinitely())
                .subscribe();
        var appending = callers.append(8, 60, store).count().toFuture();
        for (var kill = 0; kill < 10; kill++) {
            Mono.delay(Duration.ofMillis(50)).block();
            sessions.terminate();
        }
        now(Mono.fromFuture(appending));
        var end = now(callers.end(store));

        Waiting.until(() -> now(readModels.checkpoint(NAME)).equals(end.position()));
        running.dispose();
        assertThat(rows()).isEqualTo(now(Callers.log(store)).size());
        assertThat(number("SELECT count(DISTINCT position) FROM %s.seen")).isEqualTo(rows());
    }

    private Projection<Connection> projection() {
        return new Projection<>() {
            @Override
            public String name() {
                return NAME;
            }

            @Override
            public Mono<Void> apply(Connection connection, RecordedEvent event) {
                return insert(connection, event.position().value());
            }
        };
    }

    private Mono<Void> insert(Connection connection, long position) {
        return Flux.from(connection
                        .createStatement("INSERT INTO %s.seen VALUES ($1)".formatted(schema))
                        .bind(0, position)
                        .execute())
                .concatMap(Result::getRowsUpdated)
                .then();
    }

    private long rows() throws SQLException {
        return number("SELECT count(*) FROM %s.seen");
    }

    private long number(String sql) throws SQLException {
        try (var connection = Server.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql.formatted(schema))) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Server.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
