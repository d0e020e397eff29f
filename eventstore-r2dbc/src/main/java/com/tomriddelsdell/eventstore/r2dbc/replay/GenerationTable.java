package com.tomriddelsdell.eventstore.r2dbc.replay;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.replay.ProjectedRow;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A table of a read model, once for each generation, and the view by which readers know it: what a
 * {@link com.tomriddelsdell.eventstore.replay.RebuildableProjection} on PostgreSQL is made of, apart from what it does about
 * events.
 *
 * <pre>{@code
 * GenerationTable.of("app.inbox", "id text COLLATE \"C\" PRIMARY KEY, name text NOT NULL", "id")
 * "INSERT INTO " + inbox.name(generation) + " (id, name) VALUES ($1, $2)"
 * }</pre>
 *
 * <p>Generation 2 of this is the table {@code app.inbox_g2}. Readers read {@code app.inbox}: a view that is replaced in the
 * transaction of a switch. Who reads meanwhile sees the old rows; who comes then waits for the moment that it takes, and sees
 * the new. No reader needs to know, and none keeps a name that could be stale.
 *
 * <p>While columns are only added at its end, the view keeps its identity and rights. Otherwise it is dropped and made anew in
 * that transaction: rights on it must then be granted again, for example by default privileges.
 */
public final class GenerationTable {

    private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9_]{0,62}\\.)?[a-z][a-z0-9_]{0,49}");
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private static final String PUBLISH = """
            DO $$
            BEGIN
                CREATE OR REPLACE VIEW ${view} AS SELECT * FROM ${table};
            EXCEPTION WHEN invalid_table_definition THEN
                DROP VIEW ${view};
                CREATE VIEW ${view} AS SELECT * FROM ${table};
            END
            $$
            """;

    private static final String ROWS = """
            SELECT t.${key}, to_jsonb(t)::text FROM ${table} t
             WHERE $1::text IS NULL OR t.${key} COLLATE "C" > $1
             ORDER BY t.${key} COLLATE "C" LIMIT $2
            """;

    private static final String ROW = "SELECT t.${key}, to_jsonb(t)::text FROM ${table} t WHERE t.${key} = $1";

    private final String view;
    private final String columns;
    private final String key;
    private final List<String> indexed;

    private GenerationTable(String view, String columns, String key, List<String> indexed) {
        this.view = view;
        this.columns = columns;
        this.key = key;
        this.indexed = indexed;
    }

    /**
     * A table of these columns.
     *
     * @param view what readers know it by, with its PostgreSQL schema or without: lower-case letters, digits and
     *     {@code '_'}, 50 at most
     * @param columns as in {@code CREATE TABLE}
     * @param key the column that tells rows apart: text with the collation {@code "C"}, and indexed, or else comparing sorts
     *     the table for each page
     */
    public static GenerationTable of(String view, String columns, String key) {
        requireNonNull(view, "view");
        requireNonNull(columns, "columns");
        requireNonNull(key, "key");
        if (!NAME.matcher(view).matches()) {
            throw new IllegalArgumentException(
                    "view must be lower-case letters, digits and '_', 50 at most, maybe after a schema and '.', but was: "
                            + view);
        }
        if (!COLUMN.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "key must be the name of a column in lower-case letters, digits and '_', but was: " + key);
        }
        return new GenerationTable(view, columns, key, List.of());
    }

    /** This table with an index on each of these lists of columns, such as {@code "submitted_at DESC, id"}. */
    public GenerationTable indexed(List<String> columnLists) {
        return new GenerationTable(view, columns, key, List.copyOf(requireNonNull(columnLists, "columnLists")));
    }

    /** What readers know it by. */
    public String view() {
        return view;
    }

    /** The table of one generation, to be written to. */
    public String name(int generation) {
        return view + "_g" + generation;
    }

    /** Makes the table of a generation. */
    public Mono<Void> create(Connection transaction, int generation) {
        requireNonNull(transaction, "transaction");
        var table = name(generation);
        return execute(transaction, "CREATE TABLE %s (%s)".formatted(table, columns))
                .thenMany(Flux.fromIterable(indexed))
                .concatMap(list -> execute(transaction, "CREATE INDEX ON %s (%s)".formatted(table, list)))
                .then();
    }

    /** Drops the table of a generation, if there is one. */
    public Mono<Void> drop(Connection transaction, int generation) {
        requireNonNull(transaction, "transaction");
        return execute(transaction, "DROP TABLE IF EXISTS " + name(generation));
    }

    /** Lets readers see a generation. */
    public Mono<Void> publish(Connection transaction, int generation) {
        requireNonNull(transaction, "transaction");
        return execute(transaction, sql(PUBLISH, generation));
    }

    /** Rows of a generation by key, their contents as JSON. */
    public Flux<ProjectedRow> rows(Connection transaction, int generation, @Nullable String after, int limit) {
        requireNonNull(transaction, "transaction");
        return new Sql(sql(ROWS, generation))
                .select(
                        transaction,
                        row -> new ProjectedRow(Cell.of(row, 0, String.class), Cell.of(row, 1, String.class)),
                        Sql.nullable(after, String.class),
                        limit);
    }

    /** One row of a generation, its content as JSON; empty if there is none. */
    public Mono<ProjectedRow> row(Connection transaction, int generation, String key) {
        requireNonNull(transaction, "transaction");
        requireNonNull(key, "key");
        return new Sql(sql(ROW, generation))
                .select(
                        transaction,
                        row -> new ProjectedRow(Cell.of(row, 0, String.class), Cell.of(row, 1, String.class)),
                        key)
                .singleOrEmpty();
    }

    private String sql(String template, int generation) {
        return template.replace("${view}", view)
                .replace("${table}", name(generation))
                .replace("${key}", key);
    }

    private static Mono<Void> execute(Connection transaction, String sql) {
        return new Sql(sql).change(transaction).then();
    }
}
