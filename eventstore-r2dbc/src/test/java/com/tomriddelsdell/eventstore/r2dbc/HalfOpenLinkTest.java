package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.insistently;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.time;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.subscribe.Advance;
import com.tomriddelsdell.eventstore.subscribe.Member;
import com.tomriddelsdell.eventstore.testkit.Callers;
import com.tomriddelsdell.eventstore.testkit.FaultProxy;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A link that swallows everything and tells nobody: the store must find out by itself. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HalfOpenLinkTest {

    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(2);

    /** A breaker's pause, an attempt that began in the dark, and much room for a slow machine. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Long enough for every connection to be used, found dead and replaced by another dead one. */
    private static final Duration DARK = Duration.ofSeconds(8);

    private final String schema = Server.newSchema();
    private final FaultProxy network =
            FaultProxy.to("localhost", Server.postgres().getPort());
    private final Sessions sessions = Sessions.onSharedServer();
    private final Database database = sessions.database(target())
            .maxConnections(4)
            .statementLimit(STATEMENT_LIMIT)
            .build();
    private final Callers callers = new Callers("half-open link");
    private R2dbcEventStore store;

    @BeforeEach
    void open() {
        store = now(R2dbcEventStore.on(database).schema(schema).open());
        now(callers.append(4, 4, store).then(Mono.just(true)));
    }

    @AfterEach
    void close() {
        network.pass();
        done(store.close().then(database.close()));
        network.close();
        // The server has not noticed either: what it still runs would keep others' rows from being vacuumed.
        sessions.terminate();
    }

    @Test
    void an_idle_store_whose_link_died_appends_and_reads_within_10_seconds() {
        network.blackHole();
        network.pass();

        assertThat(time(callers.append(4, 4, store).then(Mono.just(true)))).isLessThan(SOON);
        assertThat(time(Callers.log(store))).isLessThan(SOON);
        callers.verify(now(Callers.log(store)));
    }

    @Test
    void a_store_that_appends_and_reads_in_the_dark_works_within_10_seconds_after_it() {
        var appending = callers.append(8, 40, store).then(Mono.just(true)).toFuture();
        var reading = Flux.defer(() -> store.read(LogRead.all()))
                .subscribeOn(Schedulers.parallel())
                .onErrorComplete()
                .repeat()
                .subscribe();
        network.blackHole();
        pass(DARK);
        network.pass();

        assertThat(time(insistently(store.append(StreamId.of("after", "1"), ExpectedVersion.any(), Callers.events(1)))))
                .isLessThan(SOON);
        assertThat(time(insistently(Callers.log(store)))).isLessThan(SOON);
        reading.dispose();
        now(Mono.fromFuture(appending));
        until(() -> connectionsInUse() == 0);
    }

    @Test
    void what_callers_were_told_around_the_dark_is_true_and_followers_go_on() {
        var followed = callers.followed(store).toFuture();
        var appending = callers.append(8, 40, store).then(Mono.just(true)).toFuture();
        network.blackHole();
        pass(DARK);
        network.pass();
        now(Mono.fromFuture(appending));
        now(callers.end(store));

        callers.verify(now(Mono.fromFuture(followed)));
        callers.verify(now(Callers.log(store)));
    }

    @Test
    void whoever_gives_up_in_the_dark_gives_his_connection_back() {
        var reading = database.use(HalfOpenLinkTest::sleep).subscribe();
        var writing = database.inTransaction(HalfOpenLinkTest::sleep).subscribe();
        until(() -> sessions.running("pg_sleep") == 2);
        network.blackHole();

        reading.dispose();
        writing.dispose();

        until(() -> connectionsInUse() == 0);
    }

    @Test
    void a_projection_whose_link_dies_within_its_transaction_is_told_in_the_end() {
        var subscriptions = store.subscriptions();
        var member = new Member("slow", EventIds.next(), "dark", Duration.ofMinutes(1));
        var lease = now(subscriptions.register("slow", 1, Position.START).then(subscriptions.beat(member)))
                .leases()
                .getFirst();
        var advancing = subscriptions
                .advance(
                        lease,
                        new Advance(Position.START, Position.of(1), null, List.of()),
                        connection -> sleep(connection).then())
                .toFuture();
        until(() -> sessions.running("pg_sleep") == 1);
        network.blackHole();

        until(advancing::isCompletedExceptionally);

        network.pass();
        assertThat(now(insistently(subscriptions.progress("slow").single())).position())
                .isEqualTo(Position.START);
        until(() -> connectionsInUse() == 0);
    }

    @Test
    void the_doorbell_rings_again_within_20_seconds_after_the_dark() throws SQLException {
        network.blackHole();
        pass(DARK);
        network.pass();

        try (var listener = Server.postgres().getPostgresDatabase().getConnection();
                var statement = listener.createStatement()) {
            statement.execute("LISTEN " + schema + "_news");
            var rung = Mono.fromRunnable(() -> until(() -> hears(listener)));
            assertThat(time(rung.thenReturn(true))).isLessThan(Duration.ofSeconds(20));
        }
    }

    private boolean hears(Connection listener) throws SQLException {
        now(insistently(store.append(StreamId.of("news", "1"), ExpectedVersion.any(), Callers.events(1))));
        return listener.unwrap(PGConnection.class).getNotifications(100).length > 0;
    }

    private static Flux<Object> sleep(io.r2dbc.spi.Connection connection) {
        return Flux.from(connection.createStatement("SELECT pg_sleep(60)").execute())
                .concatMap(result -> result.map(row -> true));
    }

    private ConnectionFactoryOptions target() {
        return Server.options("postgres")
                .mutate()
                .option(ConnectionFactoryOptions.PORT, network.port())
                .build();
    }

    private static void pass(Duration time) {
        Mono.delay(time).block();
    }

    private int connectionsInUse() {
        return ((ConnectionPool) database.connectionFactory())
                .getMetrics()
                .map(PoolMetrics::acquiredSize)
                .orElseThrow();
    }
}
