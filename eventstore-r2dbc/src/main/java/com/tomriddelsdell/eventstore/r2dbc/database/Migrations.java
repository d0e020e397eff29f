package com.tomriddelsdell.eventstore.r2dbc.database;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.StoreFailedException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings a PostgreSQL schema to its newest shape by SQL scripts that are applied once each, in order, and never changed
 * afterwards. Scripts name the schema as <code>${schema}</code>.
 *
 * <p>The established migration tools speak JDBC and block; this one needs nothing beside the driver that is there
 * already, and does no more than moving forward.
 */
public final class Migrations {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('migrations'), hashtext('${schema}'))";

    /** Asks before it creates: PostgreSQL wants the right to create even for what exists. */
    private static final String PREPARE = """
            DO $$
            BEGIN
                IF to_regclass('${schema}.migration') IS NULL THEN
                    CREATE SCHEMA IF NOT EXISTS ${schema};
                    CREATE TABLE ${schema}.migration (
                        name       text        PRIMARY KEY,
                        checksum   text        NOT NULL,
                        applied_at timestamptz NOT NULL DEFAULT now()
                    );
                END IF;
            END
            $$
            """;

    private static final String IS_THERE = "SELECT to_regclass('${schema}.migration') IS NOT NULL";

    private static final String APPLIED = "SELECT name, checksum FROM ${schema}.migration";

    private static final String RECORD = "INSERT INTO ${schema}.migration (name, checksum) VALUES ($1, $2)";

    private final SchemaName schema;
    private final List<Script> scripts;

    private Migrations(SchemaName schema, List<Script> scripts) {
        this.schema = schema;
        this.scripts = scripts;
    }

    /**
     * Reads scripts from the class path, beside {@code anchor}. Blocks while it reads: call it at start-up.
     *
     * @param names in the order in which they are to be applied
     * @throws IllegalArgumentException if there is no such script or the schema's name needs quotes
     */
    public static Migrations of(Class<?> anchor, String schema, String... names) {
        return new Migrations(
                new SchemaName(schema),
                Arrays.stream(requireNonNull(names, "names"))
                        .map(name -> Script.read(anchor, name))
                        .toList());
    }

    /**
     * Applies what has not been applied yet, all in one transaction; of several processes that start together, one does
     * it and the others wait.
     *
     * <p><strong>Errors:</strong> {@link StoreFailedException} when an applied script has been changed since.
     *
     * @return how many scripts were applied
     */
    public Mono<Long> apply(Database database) {
        requireNonNull(database, "database");
        return database.inTransaction(this::applyIn).single().onErrorMap(Errors::translate);
    }

    /**
     * Makes sure that every script was applied, without applying any.
     *
     * <p><strong>Errors:</strong> {@link StoreFailedException} when there is none of what the scripts make, when scripts are
     * missing, or when an applied one has been changed since.
     */
    public Mono<Void> requireApplied(Database database) {
        requireNonNull(database, "database");
        return database.use(this::requireAppliedIn).then().onErrorMap(Errors::translate);
    }

    private Mono<Void> requireAppliedIn(Connection connection) {
        return Flux.from(connection.createStatement(schema.in(IS_THERE)).execute())
                .concatMap(result -> result.map((row, columns) -> Cell.of(row, 0, Boolean.class)))
                .single()
                .flatMap(there -> there ? applied(connection) : Mono.error(this::nothingThere))
                .flatMap(applied -> Mono.fromRunnable(() -> requireNonePending(applied)));
    }

    private StoreFailedException nothingThere() {
        return new StoreFailedException(
                "There is no log in the PostgreSQL schema %s of this database, or no right to read it"
                        .formatted(schema.value()),
                null);
    }

    private void requireNonePending(Map<String, String> applied) {
        var pending =
                scripts.stream().filter(script -> isPending(script, applied)).toList();
        if (!pending.isEmpty()) {
            throw new StoreFailedException(
                    "The log in schema %s lacks %d of %d migrations, from %s on: open it once with an application of this version"
                            .formatted(
                                    schema.value(),
                                    pending.size(),
                                    scripts.size(),
                                    pending.getFirst().name()),
                    null);
        }
    }

    private Mono<Long> applyIn(Connection connection) {
        return execute(connection, LOCK)
                .then(execute(connection, PREPARE))
                .then(applied(connection))
                .flatMap(applied -> Flux.fromIterable(scripts)
                        .filter(script -> isPending(script, applied))
                        .concatMap(script -> apply(connection, script))
                        .count());
    }

    private static boolean isPending(Script script, Map<String, String> applied) {
        var checksum = applied.get(script.name());
        if (checksum != null && !checksum.equals(script.checksum())) {
            throw new StoreFailedException(
                    "Migration %s was applied with checksum %s, but now has %s: an applied script must not be changed"
                            .formatted(script.name(), checksum, script.checksum()),
                    null);
        }
        return checksum == null;
    }

    private Mono<Map<String, String>> applied(Connection connection) {
        return Flux.from(connection.createStatement(schema.in(APPLIED)).execute())
                .concatMap(result ->
                        result.map((row, columns) -> Map.entry(row.get(0, String.class), row.get(1, String.class))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<String> apply(Connection connection, Script script) {
        var record = connection
                .createStatement(schema.in(RECORD))
                .bind("$1", script.name())
                .bind("$2", script.checksum());
        return execute(connection, script.sql())
                .thenMany(record.execute())
                .concatMap(Result::getRowsUpdated)
                .then(Mono.just(script.name()));
    }

    private Mono<Void> execute(Connection connection, String sql) {
        return Flux.from(connection.createStatement(schema.in(sql)).execute())
                .concatMap(Result::getRowsUpdated)
                .then();
    }
}
