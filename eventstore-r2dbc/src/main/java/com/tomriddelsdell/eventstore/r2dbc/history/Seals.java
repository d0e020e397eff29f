package com.tomriddelsdell.eventstore.r2dbc.history;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.history.Digest;
import com.tomriddelsdell.eventstore.history.RangeDigest;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table of sealed digests. */
final class Seals {

    private static final String COLUMNS = "after_position, to_position, events, sha256";

    private static final String PAGE = "SELECT " + COLUMNS + """
             FROM ${schema}.digest WHERE after_position >= $1 ORDER BY after_position LIMIT 1000
            """;

    private static final String LAST = "SELECT " + COLUMNS + """
             FROM ${schema}.digest ORDER BY after_position DESC LIMIT 1
            """;

    private static final String INSERT = """
            INSERT INTO ${schema}.digest (after_position, to_position, events, sha256) VALUES ($1, $2, $3, $4)
            ON CONFLICT (after_position) DO NOTHING
            """;

    private static final String SCAVENGED = "SELECT ${schema}.scavenged_between($1, $2)";

    private final Database database;
    private final SchemaName schema;

    Seals(Database database, SchemaName schema) {
        this.database = database;
        this.schema = schema;
    }

    Flux<RangeDigest> all() {
        return page(Position.START)
                .expand(page ->
                        page.isEmpty() ? Mono.empty() : page(page.getLast().to()))
                .concatMapIterable(page -> page, 1);
    }

    private Mono<List<RangeDigest>> page(Position from) {
        return select(PAGE, statement -> statement.bind(0, from.value()), Seals::digest);
    }

    /** The last range that is sealed; nothing when none is. */
    Mono<RangeDigest> last() {
        return select(LAST, statement -> statement, Seals::digest)
                .map(found -> found.isEmpty() ? RangeDigest.NOTHING : found.getFirst());
    }

    /** How many events of a range were scavenged. */
    Mono<Long> scavenged(Position after, Position to) {
        return select(
                        SCAVENGED,
                        statement -> statement.bind(0, after.value()).bind(1, to.value()),
                        row -> Cell.of(row, 0, Long.class))
                .map(List::getFirst);
    }

    /** Emits false when another process has sealed what follows the same range. */
    Mono<Boolean> insert(RangeDigest range) {
        return database.guard()
                .repeatedly(database.use(connection -> Flux.from(connection
                                        .createStatement(schema.in(INSERT))
                                        .bind(0, range.after().value())
                                        .bind(1, range.to().value())
                                        .bind(2, range.events())
                                        .bind(3, ByteBuffer.wrap(range.digest().bytes()))
                                        .execute())
                                .concatMap(Result::getRowsUpdated))
                        .single())
                .map(rows -> rows == 1);
    }

    private <T> Mono<List<T>> select(String sql, UnaryOperator<Statement> binding, Function<Readable, T> reading) {
        return database.guard()
                .repeatedly(database.use(
                                connection -> Flux.from(binding.apply(connection.createStatement(schema.in(sql)))
                                                .execute())
                                        .concatMap(result -> result.map(reading)))
                        .collectList());
    }

    private static RangeDigest digest(Readable row) {
        return new RangeDigest(
                Position.of(Cell.of(row, 0, Long.class)),
                Position.of(Cell.of(row, 1, Long.class)),
                Cell.of(row, 2, Long.class),
                Digest.of(Cell.of(row, 3, byte[].class)));
    }
}
