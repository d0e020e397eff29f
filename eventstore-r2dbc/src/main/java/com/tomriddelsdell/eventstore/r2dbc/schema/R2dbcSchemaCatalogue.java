package com.tomriddelsdell.eventstore.r2dbc.schema;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The schemas of a log in a table beside it. */
public final class R2dbcSchemaCatalogue implements SchemaCatalogue {

    private static final String COLUMNS = "id, revision, type, definition, registered_at";

    private static final String REGISTER = "SELECT " + COLUMNS + " FROM ${schema}.register_schema($1, $2, $3, $4)";

    private static final String FIND = "SELECT " + COLUMNS + " FROM ${schema}.event_schema WHERE id = $1";

    private static final String PAGE = "SELECT " + COLUMNS + """
             FROM ${schema}.event_schema WHERE (type, revision) > ($1, $2) ORDER BY type, revision LIMIT 100
            """;

    private final Database database;
    private final SchemaName schema;

    public R2dbcSchemaCatalogue(Database database, SchemaName schema) {
        this.database = requireNonNull(database, "database");
        this.schema = requireNonNull(schema, "schema");
    }

    @Override
    public Mono<StoredSchema> register(SchemaText schema) {
        requireNonNull(schema, "schema");
        return select(
                        REGISTER,
                        statement -> statement
                                .bind(0, schema.type())
                                .bind(1, ByteBuffer.wrap(schema.fingerprint().bytes()))
                                .bind(2, schema.text())
                                .bind(3, schema.ids().toArray(Integer[]::new)))
                .map(List::getFirst);
    }

    @Override
    public Mono<StoredSchema> find(int id) {
        return select(FIND, statement -> statement.bind(0, id))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    @Override
    public Flux<StoredSchema> all() {
        return page("", 0)
                .expand(page -> page.isEmpty()
                        ? Mono.empty()
                        : page(page.getLast().type(), page.getLast().revision()))
                .concatMapIterable(page -> page, 1);
    }

    private Mono<List<StoredSchema>> page(String type, int revision) {
        return select(PAGE, statement -> statement.bind(0, type).bind(1, revision));
    }

    /** May be repeated, also to register: that is the same act each time. */
    private Mono<List<StoredSchema>> select(String sql, UnaryOperator<Statement> binding) {
        return database.guard()
                .repeatedly(database.use(
                                connection -> Flux.from(binding.apply(connection.createStatement(schema.in(sql)))
                                                .execute())
                                        .concatMap(result -> result.map(R2dbcSchemaCatalogue::read)))
                        .collectList())
                .onErrorMap(Errors::translate);
    }

    private static StoredSchema read(Readable row) {
        return new StoredSchema(
                Cell.of(row, 0, Integer.class),
                Cell.of(row, 1, Integer.class),
                new SchemaText(Cell.of(row, 2, String.class), Cell.of(row, 3, String.class)),
                Cell.of(row, 4, Instant.class));
    }
}
