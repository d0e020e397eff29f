package com.tomriddelsdell.eventstore.r2dbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.StoreFailedException;
import com.tomriddelsdell.eventstore.r2dbc.Server;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
class MigrationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FIRST = "migration/V1__first.sql";
    private static final String SECOND = "migration/V2__second.sql";
    private static final String BROKEN = "migration/V3__broken.sql";

    private final String schema = Server.newSchema();
    private final Database database = Server.database().build();

    @AfterEach
    void close() {
        database.close().block(PATIENCE);
    }

    @Test
    void each_script_is_applied_once_in_order() throws SQLException {
        assertThat(apply(FIRST)).isEqualTo(1);
        assertThat(apply(FIRST, SECOND)).isEqualTo(1);
        assertThat(apply(FIRST, SECOND)).isZero();

        assertThat(number("SELECT count(*) FROM %s.thing WHERE name = 'second'"))
                .isEqualTo(1);
    }

    @Test
    void many_that_start_together_apply_each_script_once() throws SQLException {
        var applied = Flux.range(0, 8)
                .flatMap(
                        number -> Migrations.of(MigrationsTest.class, schema, FIRST, SECOND)
                                .apply(database),
                        8)
                .reduce(0L, Long::sum);

        assertThat(applied.block(PATIENCE)).isEqualTo(2);
        assertThat(number("SELECT count(*) FROM %s.thing")).isEqualTo(1);
    }

    @Test
    void a_script_that_was_changed_is_refused_by_name() throws SQLException {
        apply(FIRST);
        execute("UPDATE %s.migration SET checksum = 'another'");

        StepVerifier.create(Migrations.of(MigrationsTest.class, schema, FIRST, SECOND)
                        .apply(database))
                .expectErrorSatisfies(refusal -> assertThat(refusal)
                        .isInstanceOf(StoreFailedException.class)
                        .hasMessageContaining(FIRST)
                        .hasMessageContaining("another"))
                .verify(PATIENCE);
        assertThat(number("SELECT count(*) FROM %s.migration")).isEqualTo(1);
    }

    @Test
    void a_script_that_fails_leaves_nothing_of_those_before_it() throws SQLException {
        StepVerifier.create(Migrations.of(MigrationsTest.class, schema, FIRST, BROKEN)
                        .apply(database))
                .expectError(StoreFailedException.class)
                .verify(PATIENCE);

        assertThat(number("SELECT count(*) FROM pg_namespace WHERE nspname = '%s'"))
                .isZero();
    }

    @Test
    void a_script_that_is_not_there_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Migrations.of(MigrationsTest.class, schema, "migration/V9__missing.sql"))
                .withMessageContaining("V9__missing.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Log", "my-log", "1log", "pg_log", "log;drop", "log\"", "log s", "lög"})
    void a_schema_whose_name_needs_quotes_is_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Migrations.of(MigrationsTest.class, name, FIRST));
    }

    @Test
    void the_longest_name_is_63_characters() {
        assertThat(new SchemaName("a".repeat(63)).value()).hasSize(63);
        assertThatIllegalArgumentException().isThrownBy(() -> new SchemaName("a".repeat(64)));
    }

    private long apply(String... scripts) {
        var applied = Migrations.of(MigrationsTest.class, schema, scripts)
                .apply(database)
                .block(PATIENCE);
        return applied == null ? -1 : applied;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = Server.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(schema));
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = Server.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql.formatted(schema))) {
            row.next();
            return row.getLong(1);
        }
    }
}
