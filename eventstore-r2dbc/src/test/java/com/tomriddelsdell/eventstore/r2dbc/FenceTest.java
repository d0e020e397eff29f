package com.tomriddelsdell.eventstore.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fence itself, seen from SQL: what sets it up, what takes it down, what does not concern it. */
@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
class FenceTest {

    private static final long HALF = 1L << 32;

    private final String schema = Server.newSchema();
    private Connection writer;
    private Connection reader;

    @BeforeEach
    void connect() throws SQLException {
        migrate(schema);
        writer = Server.postgres().getPostgresDatabase().getConnection();
        reader = Server.postgres().getPostgresDatabase().getConnection();
        writer.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        reader.close();
    }

    @Test
    void an_empty_log_is_complete_up_to_nothing() throws SQLException {
        assertThat(safeHead()).isZero();
    }

    @Test
    void a_fence_on_an_empty_log_holds_back_the_very_first_event() throws SQLException {
        raiseFence();
        drawPosition();

        assertThat(safeHead()).isZero();
        writer.commit();
        assertThat(safeHead()).isEqualTo(1);
    }

    @Test
    void the_lowest_fence_counts() throws SQLException {
        drawPosition();
        raiseFence();
        try (var later = Server.postgres().getPostgresDatabase().getConnection()) {
            later.setAutoCommit(false);
            drawPosition();
            execute(later, "SELECT %s.raise_fence()");
            drawPosition();

            assertThat(safeHead()).isEqualTo(1);
            writer.commit();
            assertThat(safeHead()).isEqualTo(2);
            later.rollback();
            assertThat(safeHead()).isEqualTo(3);
        }
    }

    @Test
    void a_transaction_raises_one_fence_however_often_it_appends() throws SQLException {
        raiseFence();
        drawPosition();
        raiseFence();
        drawPosition();

        assertThat(number(
                        reader,
                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock'"
                                + " AND pid = " + number(writer, "SELECT pg_backend_pid()")))
                .isEqualTo(1);
        assertThat(safeHead()).isZero();
    }

    @Test
    void a_savepoint_that_is_rolled_back_takes_its_fence_down_and_the_next_append_raises_another() throws SQLException {
        execute(writer, "SAVEPOINT before");
        raiseFence();
        drawPosition();
        execute(writer, "ROLLBACK TO SAVEPOINT before");
        assertThat(safeHead()).isEqualTo(1);

        raiseFence();
        drawPosition();

        assertThat(safeHead()).isEqualTo(1);
        writer.commit();
        assertThat(safeHead()).isEqualTo(2);
    }

    @Test
    void a_savepoint_that_is_released_keeps_its_fence_up() throws SQLException {
        execute(writer, "SAVEPOINT before");
        raiseFence();
        drawPosition();
        execute(writer, "RELEASE SAVEPOINT before");

        assertThat(safeHead()).isZero();
    }

    @Test
    void a_prepared_transaction_holds_its_fence_until_it_is_decided() throws SQLException {
        raiseFence();
        drawPosition();
        execute(writer, "PREPARE TRANSACTION '%s'");
        writer.setAutoCommit(true);

        assertThat(safeHead()).isZero();
        execute(writer, "COMMIT PREPARED '%s'");
        assertThat(safeHead()).isEqualTo(1);
    }

    @Test
    void positions_beyond_the_low_half_of_a_key_are_told_apart() throws SQLException {
        execute(reader, "SELECT setval('%s.position', " + (3 * HALF - 2) + ")");
        raiseFence();
        drawPosition();
        drawPosition();
        drawPosition();

        assertThat(safeHead()).isEqualTo(3 * HALF - 2);
        writer.commit();
        assertThat(safeHead()).isEqualTo(3 * HALF + 1);
    }

    @Test
    void a_fence_that_was_raised_after_the_head_was_looked_at_does_not_concern_that_look() throws SQLException {
        drawPosition();
        execute(writer, "SELECT pg_advisory_xact_lock_shared('%1$s.position'::regclass::oid::bigint << 32 | 5)");

        assertThat(safeHead()).isEqualTo(1);
    }

    @Test
    void a_later_fence_is_told_from_an_earlier_one_also_where_the_low_half_starts_again() throws SQLException {
        execute(reader, "SELECT setval('%s.position', " + (HALF - 1) + ")");
        execute(writer, "SELECT pg_advisory_xact_lock_shared('%1$s.position'::regclass::oid::bigint << 32 | 2)");

        assertThat(safeHead()).isEqualTo(HALF - 1);
    }

    @Test
    void the_fence_of_another_log_does_not_concern_this_one() throws SQLException {
        var another = Server.newSchema();
        migrate(another);
        try (var statement = writer.createStatement()) {
            statement.execute("SELECT %s.raise_fence()".formatted(another));
        }

        execute(reader, "SELECT nextval('%s.position')");

        assertThat(safeHead()).isEqualTo(1);
    }

    private static void migrate(String log) {
        var database = Server.database().build();
        LogSchema.migrations(log).apply(database).then(database.close()).block();
    }

    private void raiseFence() throws SQLException {
        execute(writer, "SELECT %s.raise_fence()");
    }

    private void drawPosition() throws SQLException {
        execute(writer, "SELECT nextval('%s.position')");
    }

    private long safeHead() throws SQLException {
        return number(reader, "SELECT safe FROM %s.safe_head()".formatted(schema));
    }

    private void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted(schema));
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
