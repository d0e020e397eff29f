package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.testkit.Callers;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Result;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** What the store leaves behind: nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CleanUpTest {

    private final String schema = Server.newSchema();
    private final Sessions sessions = Sessions.onSharedServer();
    private final Database database = sessions.database().build();

    @Test
    void a_closed_store_keeps_no_session_of_its_own_and_a_closed_database_none_at_all() {
        var store = open();
        var callers = new Callers("closing");
        now(callers.append(8, 10, store).count());
        store.follow(Position.START).onErrorComplete().subscribe();
        assertThat(sessions.count()).isGreaterThan(3);

        done(store.close());
        until(() -> sessions.count() == pooled());
        done(database.close());

        until(() -> sessions.count() == 0);
    }

    @Test
    void closing_ends_followers_and_refuses_appends() {
        var store = open();
        StepVerifier.create(store.follow(Position.START))
                .then(() -> done(store.close()))
                .expectError(StoreUnavailableException.class)
                .verify(Waiting.PATIENCE);

        StepVerifier.create(store.append(StreamId.of("late", "1"), ExpectedVersion.any(), Callers.events(1)))
                .expectError(StoreUnavailableException.class)
                .verify(Waiting.PATIENCE);
        StepVerifier.create(store.follow(Position.START))
                .expectError(StoreUnavailableException.class)
                .verify(Waiting.PATIENCE);
        done(store.close().then(database.close()));
    }

    @Test
    void closing_after_the_last_follower_has_left_drops_no_error() {
        var store = open();
        now(store.append(StreamId.of("some", "1"), ExpectedVersion.any(), Callers.events(1)));
        now(store.follow(Position.START).next());
        var dropped = new ConcurrentLinkedQueue<Throwable>();
        Hooks.onErrorDropped(dropped::add);

        try {
            done(store.close().then(database.close()));
        } finally {
            Hooks.resetOnErrorDropped();
        }

        assertThat(dropped).isEmpty();
    }

    @Test
    void a_transaction_that_has_failed_and_is_cancelled_before_its_end_drops_no_error() {
        var database = Server.database().maxConnections(1).build();
        var dropped = new ConcurrentLinkedQueue<Throwable>();
        var gone = Sinks.<Void>empty();
        Hooks.onErrorDropped(dropped::add);

        try {
            done(database.guard()
                    .transaction(database.<Long>inTransaction(
                                    connection -> Flux.<Long>error(new IllegalStateException("not today"))
                                            .doFinally(failed -> gone.tryEmitEmpty()))
                            .then())
                    .takeUntilOther(gone.asMono()));
            done(database.use(connection -> Flux.from(
                                    connection.createStatement("SELECT 1").execute())
                            .concatMap(Result::getRowsUpdated))
                    .then());
            done(database.close());
        } finally {
            Hooks.resetOnErrorDropped();
        }

        assertThat(dropped).extracting(Throwable::getMessage).doesNotContain("not today");
    }

    @Test
    void closing_lets_appends_under_way_finish_and_tells_the_others() {
        var store = open();
        var outcomes = Flux.range(0, 2_000)
                .flatMap(
                        number -> store.append(
                                        StreamId.of("closing", "" + number), ExpectedVersion.any(), Callers.events(1))
                                .map(place -> true)
                                .onErrorReturn(StoreUnavailableException.class, false),
                        2_000)
                .collectList()
                .toFuture();

        done(store.close());

        var appended =
                now(Mono.fromFuture(outcomes)).stream().filter(yes -> yes).count();
        assertThat(now(Callers.log(store))).hasSize((int) appended);
        done(database.close());
    }

    @Test
    void no_statement_runs_on_after_a_cancelled_read() throws SQLException {
        var store = open();
        now(store.append(StreamId.of("some", "1"), ExpectedVersion.any(), Callers.events(1)));
        try (var locker = Server.postgres().getPostgresDatabase().getConnection();
                var statement = locker.createStatement()) {
            locker.setAutoCommit(false);
            statement.execute("LOCK TABLE %s.event IN ACCESS EXCLUSIVE MODE".formatted(schema));
            var read = store.read(LogRead.all()).subscribe();
            until(() -> sessions.running(schema + ".event") == 1);

            read.dispose();

            until(() -> sessions.running(schema + ".event") == 0);
        }
        assertThat(now(Callers.log(store))).hasSize(1);
        done(store.close().then(database.close()));
    }

    private R2dbcEventStore open() {
        return now(R2dbcEventStore.on(database).schema(schema).open());
    }

    private long pooled() {
        return ((ConnectionPool) database.connectionFactory())
                .getMetrics()
                .orElseThrow()
                .allocatedSize();
    }
}
