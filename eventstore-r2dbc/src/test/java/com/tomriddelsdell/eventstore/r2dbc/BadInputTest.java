package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.AppendLimits;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.erase.MasterKeys;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Guard;
import com.tomriddelsdell.eventstore.r2dbc.database.Migrations;
import com.tomriddelsdell.eventstore.r2dbc.erase.R2dbcSubjectKeys;
import com.tomriddelsdell.eventstore.testkit.Callers;
import com.tomriddelsdell.eventstore.testkit.NullArguments;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a caller gets wrong is refused at the call, by name, and nothing is written. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadInputTest {

    private static final StreamId STREAM = StreamId.of("bad", "1");

    private final Database database = Server.database().build();
    private final R2dbcEventStore store = now(R2dbcEventStore.on(database)
            .schema(Server.newSchema())
            .limits(new AppendLimits(2, 10, 15))
            .open());

    @AfterEach
    void nothing_was_written() {
        assertThat(now(Callers.log(store))).isEmpty();
        done(store.close().then(database.close()));
    }

    @Test
    void null_is_refused_wherever_it_is_not_allowed() {
        assertThat(NullArguments.ofPackage(R2dbcEventStore.class, Migrations.class)
                        .with(ConnectionFactoryOptions.class, Server.options("postgres"))
                        .with(Database.class, database)
                        .with(Guard.class, database.guard())
                        .with(Migrations.class, LogSchema.migrations("log"))
                        .with(R2dbcEventStore.class, store)
                        .with(MasterKeys.class, SomeMasterKeys.one())
                        .with(R2dbcSubjectKeys.class, store.subjectKeys(SomeMasterKeys.one()))
                        .notRefused())
                .isEmpty();
    }

    @Test
    void names_of_schemas_that_need_quotes_are_refused() {
        var rule = "schema must be lower-case letters, digits and '_', begin with a letter but not with 'pg_', and have"
                + " at most 63 characters, but was: ";
        for (var name :
                List.of("", " ", "Log", "1log", "log-1", "log\"; DROP TABLE event; --", "pg_log", "l".repeat(64))) {
            assertRefused(() -> R2dbcEventStore.on(database).schema(name), rule + name);
            assertRefused(() -> Migrations.of(LogSchema.class, name), rule + name);
        }
    }

    @Test
    void limits_that_leave_no_room_are_refused() {
        assertRefused(() -> builder().maxConnections(0), "maxConnections must be at least 1, but was 0");
        assertRefused(() -> builder().statementLimit(Duration.ZERO), "statementLimit must be positive, but was PT0S");
        assertRefused(
                () -> builder().statementLimit(Duration.ofSeconds(-1)),
                "statementLimit must be positive, but was PT-1S");
    }

    @Test
    void a_migration_that_is_not_there_is_refused() {
        assertRefused(
                () -> Migrations.of(LogSchema.class, "log", "log/V0__nothing.sql"),
                "No script log/V0__nothing.sql beside " + LogSchema.class.getName());
    }

    @Test
    void appends_beyond_the_limits_are_refused_at_the_call() {
        assertRefused(() -> store.append(request(1, 1, 1)), "an append holds at most 2 events, but had 3");
        assertRefused(() -> store.append(request(8, 8)), "the payloads of an append hold at most 15 bytes, but had 16");
    }

    private static Database.Builder builder() {
        return Database.at(Server.options("postgres"));
    }

    private static AppendRequest request(int... sizes) {
        return AppendRequest.to(
                STREAM,
                ExpectedVersion.any(),
                Arrays.stream(sizes)
                        .mapToObj(size -> EventData.of("Sized", Payload.wrap(new byte[size])))
                        .toList());
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
