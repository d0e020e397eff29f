package com.tomriddelsdell.eventstore.r2dbc.replay;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.GenerationState;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException.Reason;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Generations, and the subscriptions that feed them. */
final class GenerationRows {

    private static final String COLUMNS = "SELECT projection, number, version, partitions, state, created_at";

    private static final String ALL = COLUMNS + " FROM ${schema}.generation ORDER BY projection, number";

    private static final String LOCK =
            "SELECT FROM ${schema}.generation WHERE projection = $1 ORDER BY number FOR UPDATE";

    private static final String OF = COLUMNS + " FROM ${schema}.generation WHERE projection = $1 ORDER BY number";

    private static final String INSERT = """
            INSERT INTO ${schema}.generation (projection, number, version, partitions, state) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """;

    private static final String BECOME =
            "UPDATE ${schema}.generation SET state = $3 WHERE projection = $1 AND number = $2";

    private static final String DELETE = "DELETE FROM ${schema}.generation WHERE projection = $1 AND number = $2";

    private static final String NEXT = """
            SELECT 1 + greatest((SELECT coalesce(max(number), 0) FROM ${schema}.generation WHERE projection = $1),
                                (SELECT coalesce(max(generation), 0) FROM ${schema}.replay WHERE projection = $1))
            """;

    private static final String REGISTER = "SELECT ${schema}.register_subscription($1, $2, 0)";

    private static final String CHECKPOINTS =
            "SELECT partition, position FROM ${schema}.checkpoint WHERE subscription = $1 ORDER BY partition";

    private static final String PARKED = "SELECT count(*) FROM ${schema}.parked WHERE subscription = $1";

    private static final List<String> FORGET = List.of(
            "DELETE FROM ${schema}.checkpoint WHERE subscription = $1",
            "DELETE FROM ${schema}.subscription WHERE name = $1",
            "DELETE FROM ${schema}.member WHERE subscription = $1",
            "DELETE FROM ${schema}.parked WHERE subscription = $1");

    private final Sql all;
    private final Sql lock;
    private final Sql of;
    private final Sql insert;
    private final Sql become;
    private final Sql delete;
    private final Sql next;
    private final Sql register;
    private final Sql checkpoints;
    private final Sql lockCheckpoints;
    private final Sql parked;
    private final List<Sql> forget;

    GenerationRows(SchemaName schema) {
        this.all = Sql.of(schema, ALL);
        this.lock = Sql.of(schema, LOCK);
        this.of = Sql.of(schema, OF);
        this.insert = Sql.of(schema, INSERT);
        this.become = Sql.of(schema, BECOME);
        this.delete = Sql.of(schema, DELETE);
        this.next = Sql.of(schema, NEXT);
        this.register = Sql.of(schema, REGISTER);
        this.checkpoints = Sql.of(schema, CHECKPOINTS);
        this.lockCheckpoints = Sql.of(schema, CHECKPOINTS + " FOR UPDATE");
        this.parked = Sql.of(schema, PARKED);
        this.forget = FORGET.stream().map(text -> Sql.of(schema, text)).toList();
    }

    Flux<Generation> all(Connection connection) {
        return all.select(connection, GenerationRows::read);
    }

    /** The generations of a projection, which nobody else changes until the transaction ends. */
    Mono<Copies> lock(Connection connection, String projection) {
        return lock.select(connection, row -> true, projection)
                .then(Mono.defer(() -> of.select(connection, GenerationRows::read, projection)
                        .collectList()
                        .map(found -> new Copies(projection, found))));
    }

    Mono<Integer> nextNumber(Connection connection, String projection) {
        return next.select(connection, row -> Cell.of(row, 0, Integer.class), projection)
                .single();
    }

    /** Writes a generation down with its subscription; false if there is one already. */
    Mono<Boolean> insert(
            Connection connection, String projection, int number, int version, int partitions, GenerationState state) {
        return insert.change(connection, projection, number, version, partitions, state.name())
                .flatMap(rows -> rows == 0
                        ? Mono.just(false)
                        : register.select(
                                        connection,
                                        row -> true,
                                        Generation.subscription(projection, number),
                                        partitions)
                                .single());
    }

    Mono<Void> become(Connection connection, Generation generation, GenerationState state) {
        return become.change(connection, generation.projection(), generation.number(), state.name())
                .then();
    }

    Mono<Void> forget(Connection connection, Generation generation) {
        return delete.change(connection, generation.projection(), generation.number())
                .thenMany(Flux.fromIterable(forget))
                .concatMap(sql -> sql.change(connection, generation.subscription()))
                .then();
    }

    Mono<List<Progress>> progress(Connection connection, Generation generation) {
        return progress(connection, checkpoints, generation);
    }

    /** How far a generation has come, which it does not pass until the transaction ends. */
    Mono<List<Progress>> hold(Connection connection, Generation generation) {
        return progress(connection, lockCheckpoints, generation);
    }

    private static Mono<List<Progress>> progress(Connection connection, Sql sql, Generation generation) {
        var subscription = generation.subscription();
        return sql.select(
                        connection,
                        row -> new Progress(
                                subscription, Cell.of(row, 0, Integer.class), Position.of(Cell.of(row, 1, Long.class))),
                        subscription)
                .collectList();
    }

    Mono<Long> parked(Connection connection, Generation generation) {
        return parked.select(connection, row -> Cell.of(row, 0, Long.class), generation.subscription())
                .single();
    }

    private static Generation read(Readable row) {
        return new Generation(
                Cell.of(row, 0, String.class),
                Cell.of(row, 1, Integer.class),
                Cell.of(row, 2, Integer.class),
                Cell.of(row, 3, Integer.class),
                GenerationState.valueOf(Cell.of(row, 4, String.class)),
                Cell.of(row, 5, Instant.class));
    }

    /** The generations of one projection. */
    record Copies(String projection, List<Generation> all) {

        Generation live() {
            return all.stream()
                    .filter(generation -> generation.state() == GenerationState.LIVE)
                    .findFirst()
                    .orElseThrow(() -> missing(1));
        }

        Generation number(int number) {
            return all.stream()
                    .filter(generation -> generation.number() == number)
                    .findFirst()
                    .orElseThrow(() -> missing(number));
        }

        boolean has(int number) {
            return all.stream().anyMatch(generation -> generation.number() == number);
        }

        int liveNumber() {
            return all.stream()
                    .filter(generation -> generation.state() == GenerationState.LIVE)
                    .mapToInt(Generation::number)
                    .findFirst()
                    .orElse(0);
        }

        private ReplayRefusedException missing(int number) {
            return new ReplayRefusedException(
                    Reason.NO_SUCH_GENERATION,
                    "There is no generation %d of %s any more".formatted(number, projection));
        }
    }
}
