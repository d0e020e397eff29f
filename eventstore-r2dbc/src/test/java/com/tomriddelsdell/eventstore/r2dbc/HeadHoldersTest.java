package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadHolder;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadMeters;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadWatch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whoever holds readers of the log back can be named. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HeadHoldersTest {

    private final String schema = Server.newSchema();
    private final Sessions sessions = Sessions.onSharedServer();
    private final Database database = sessions.database().build();
    private final ListAppender<ILoggingEvent> warnings = new ListAppender<>();
    private R2dbcEventStore store;
    private PostgresqlConnection caller;

    @BeforeEach
    void open() {
        warnings.start();
        ((Logger) LoggerFactory.getLogger(HeadWatch.class)).addAppender(warnings);
        store = now(R2dbcEventStore.on(database)
                .schema(schema)
                .warnAfter(Duration.ofMillis(100))
                .open());
        caller = now(database.dedicated());
    }

    @AfterEach
    void close() {
        ((Logger) LoggerFactory.getLogger(HeadWatch.class)).detachAppender(warnings);
        done(caller.close().then(store.close()).then(database.close()));
    }

    @Test
    void nobody_holds_the_head_of_a_log_at_rest() {
        append("before");

        assertThat(holders(store)).isEmpty();
    }

    @Test
    void a_callers_open_transaction_is_named() {
        append("before");
        appendInTheCallersTransaction();
        append("after");

        var holder = holders(store).getFirst();

        assertThat(holders(store)).hasSize(1);
        assertThat(holder.heldAt()).isEqualTo(Position.of(1));
        assertThat(holder.pid()).isPositive();
        assertThat(holder.preparedAs()).isNull();
        assertThat(holder.application()).isEqualTo(sessions.name());
        assertThat(holder.client()).isNotBlank();
        assertThat(holder.state()).isEqualTo("idle in transaction");
        assertThat(holder.since()).isBefore(Instant.now());
        assertThat(holder.query()).contains("append");
        assertThat(holder.name()).contains(sessions.name());
        done(caller.commitTransaction());
        assertThat(holders(store)).isEmpty();
    }

    @Test
    void the_oldest_comes_first() {
        appendInTheCallersTransaction();
        var second = now(database.dedicated());
        done(second.beginTransaction());
        now(store.append(second, request("second")));

        assertThat(holders(store)).extracting(HeadHolder::since).hasSize(2).isSorted();
        assertThat(holders(store)).extracting(HeadHolder::heldAt).containsExactly(Position.of(0), Position.of(1));
        done(caller.rollbackTransaction().then(second.rollbackTransaction()).then(second.close()));
    }

    @Test
    void a_prepared_transaction_is_named_though_it_has_no_session() throws SQLException {
        appendInTheCallersTransaction();
        run("PREPARE TRANSACTION '%s'".formatted(schema));

        var holder = holders(store).getFirst();

        assertThat(holder.preparedAs()).isEqualTo(schema);
        assertThat(holder.pid()).isNull();
        assertThat(holder.since()).isNotNull();
        assertThat(holder.name()).isEqualTo("prepared transaction '%s'".formatted(schema));
        assertThat(holder.heldAt()).isEqualTo(Position.START);
        execute("ROLLBACK PREPARED '%s'".formatted(schema));
        assertThat(holders(store)).isEmpty();
    }

    @Test
    void a_role_that_may_not_watch_others_is_told_who_but_not_what() throws SQLException {
        var role = "plain_of_" + schema;
        execute("""
                CREATE ROLE %2$s LOGIN;
                GRANT USAGE ON SCHEMA %1$s TO %2$s;
                GRANT SELECT ON ALL TABLES IN SCHEMA %1$s TO %2$s;
                GRANT SELECT ON SEQUENCE %1$s.position TO %2$s;
                """.formatted(schema, role));
        var plainDatabase = Database.at(Server.options("postgres")
                        .mutate()
                        .option(ConnectionFactoryOptions.USER, role)
                        .build())
                .build();
        var plain = now(R2dbcEventStore.on(plainDatabase).schema(schema).open());
        appendInTheCallersTransaction();

        var holder = holders(plain).getFirst();

        assertThat(holder.pid()).isPositive();
        assertThat(holder.application()).isEqualTo(sessions.name());
        assertThat(holder.query()).isNull();
        assertThat(holder.state()).isNull();
        assertThat(holder.since()).isNull();
        assertThat(now(plain.history().epoch())).isEqualTo(now(store.history().epoch()));
        done(plain.close().then(plainDatabase.close()));
    }

    @Test
    void the_gauges_show_how_far_and_how_long_readers_are_held_back() {
        var meters = new SimpleMeterRegistry();
        new HeadMeters(store.headWatch()).bindTo(meters);
        var heldBack = meters.get("eventstore.head.held.back").gauge();
        var age = meters.get("eventstore.head.holder.age").gauge();
        assertThat(heldBack.value()).isNaN();
        assertThat(age.value()).isNaN();
        var follower = store.follow(Position.START).subscribe();
        until(() -> heldBack.value() == 0 && age.value() == 0);

        appendInTheCallersTransaction();
        append("after");
        append("after");

        until(() -> heldBack.value() == 3 && age.value() > 0.2);
        done(caller.commitTransaction());
        until(() -> heldBack.value() == 0 && age.value() == 0);
        follower.dispose();
    }

    @Test
    void who_holds_readers_back_for_long_is_warned_of_once() {
        var follower = store.follow(Position.START).subscribe();
        appendInTheCallersTransaction();
        append("after");

        until(() -> !warnings.list.isEmpty());
        var looks = Instant.now();
        until(() -> store.headWatch().state().at().isAfter(looks.plus(Duration.ofMillis(2_500))));

        assertThat(warnings.list).hasSize(1);
        assertThat(warnings.list.getFirst().getFormattedMessage())
                .contains("beyond position 0")
                .contains(sessions.name());
        follower.dispose();
        done(caller.rollbackTransaction());
    }

    private static List<HeadHolder> holders(R2dbcEventStore store) {
        return now(store.headHolders().collectList());
    }

    private void append(String key) {
        now(store.append(request(key)));
    }

    private void appendInTheCallersTransaction() {
        done(caller.beginTransaction());
        now(store.append(caller, request("held")));
    }

    private static AppendRequest request(String key) {
        return AppendRequest.to(
                StreamId.of("order", key), ExpectedVersion.any(), List.of(EventData.of("Noted", Payload.utf8(""))));
    }

    private void run(String sql) {
        now(caller.createStatement(sql)
                .execute()
                .flatMap(result -> result.getRowsUpdated())
                .count());
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Server.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
