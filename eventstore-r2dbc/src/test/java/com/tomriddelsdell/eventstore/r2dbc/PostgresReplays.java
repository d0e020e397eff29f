package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.r2dbc.replay.GenerationTable;
import com.tomriddelsdell.eventstore.replay.ProjectedRow;
import com.tomriddelsdell.eventstore.replay.ReplayStore;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import com.tomriddelsdell.eventstore.testkit.ReplayFixture;
import com.tomriddelsdell.eventstore.testkit.Shelf;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Replays on PostgreSQL, of a read model whose generations are tables behind a view. */
final class PostgresReplays implements ReplayFixture<Connection> {

    private final Database database = Server.database().build();
    private final String schema = Server.newSchema();
    private final Tables tables = new Tables(database, schema);
    private @Nullable R2dbcEventStore opened;

    @Override
    public Mono<Void> open() {
        return R2dbcEventStore.on(database)
                .schema(schema)
                .open()
                .doOnNext(store -> opened = store)
                .then();
    }

    @Override
    public Mono<Void> close() {
        return Mono.justOrEmpty(opened).flatMap(R2dbcEventStore::close).then(database.close());
    }

    @Override
    public Duration patience() {
        return Waiting.PATIENCE;
    }

    private R2dbcEventStore opened() {
        return Objects.requireNonNull(opened);
    }

    @Override
    public EventStore events() {
        return opened();
    }

    @Override
    public SubscriptionStore<Connection> subscriptions() {
        return opened().subscriptions();
    }

    @Override
    public ReplayStore<Connection> store() {
        return opened().replays();
    }

    @Override
    public Shelf<Connection> shelf() {
        return tables;
    }

    /** Rows in tables of a schema, without anything of the contracts' numbers in what readers ask. */
    record Tables(Database database, String schema, GenerationTable table) implements Shelf<Connection> {

        private static final String ADD = """
                INSERT INTO ${table} AS r (key, content) VALUES ($1, $2)
                ON CONFLICT (key) DO UPDATE SET content = r.content || excluded.content
                """;

        Tables(Database database, String schema) {
            this(
                    database,
                    schema,
                    GenerationTable.of(
                            schema + ".notes", "key text COLLATE \"C\" PRIMARY KEY, content text NOT NULL", "key"));
        }

        @Override
        public Mono<Void> create(Connection transaction, int generation) {
            return table.create(transaction, generation);
        }

        @Override
        public Mono<Void> drop(Connection transaction, int generation) {
            return table.drop(transaction, generation);
        }

        @Override
        public Mono<Void> publish(Connection transaction, int generation) {
            return table.publish(transaction, generation);
        }

        @Override
        public Mono<Void> add(Connection transaction, int generation, String key, String text) {
            return new Sql(ADD.replace("${table}", table.name(generation)))
                    .change(transaction, key, text)
                    .then();
        }

        @Override
        public Mono<Void> remove(Connection transaction, int generation, String key) {
            return new Sql("DELETE FROM %s WHERE key = $1".formatted(table.name(generation)))
                    .change(transaction, key)
                    .then();
        }

        @Override
        public Flux<ProjectedRow> rows(Connection transaction, int generation, @Nullable String after, int limit) {
            return new Sql("SELECT key, content FROM %s WHERE $1::text IS NULL OR key > $1 ORDER BY key LIMIT $2"
                            .formatted(table.name(generation)))
                    .select(
                            transaction,
                            row -> new ProjectedRow(Cell.of(row, 0, String.class), Cell.of(row, 1, String.class)),
                            Sql.nullable(after, String.class),
                            limit);
        }

        @Override
        public Mono<ProjectedRow> row(Connection transaction, int generation, String key) {
            return new Sql("SELECT content FROM %s WHERE key = $1".formatted(table.name(generation)))
                    .select(transaction, row -> new ProjectedRow(key, Cell.of(row, 0, String.class)), key)
                    .singleOrEmpty();
        }

        @Override
        public Flux<ProjectedRow> read() {
            return database.use(connection -> new Sql(
                            "SELECT key, content FROM %s ORDER BY key".formatted(table.view()))
                    .select(
                            connection,
                            row -> new ProjectedRow(Cell.of(row, 0, String.class), Cell.of(row, 1, String.class))));
        }

        @Override
        public Flux<Integer> generations() {
            return database.use(connection -> new Sql(
                            "SELECT substr(tablename, 8)::int FROM pg_tables WHERE schemaname = $1 AND tablename LIKE 'notes\\_g%'")
                    .select(connection, row -> Cell.of(row, 0, Integer.class), schema));
        }
    }
}
