package com.tomriddelsdell.eventstore.r2dbc.replay;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.ReplayNotFoundException;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import com.tomriddelsdell.eventstore.replay.ReplayStep;
import com.tomriddelsdell.eventstore.replay.ReplayStore.Measure;
import com.tomriddelsdell.eventstore.replay.ReplayStore.Opening;
import com.tomriddelsdell.eventstore.replay.ReplayStore.Step;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Replays, as they are written down. */
final class ReplayRows {

    private static final String OPEN = "state IN ('REQUESTED', 'RUNNING', 'PAUSED', 'CAUGHT_UP', 'FAILED')";

    private static final String SELECT = """
            SELECT r.id, r.projection, r.generation, r.previous, r.state, r.scope, r.after, r.head, r.total, r.position,
                   r.done, r.rate, r.events_per_second, r.error, s.state, s.by, s.at, s.note
              FROM (SELECT * FROM ${schema}.replay WHERE %s ORDER BY place DESC LIMIT %s) r
              JOIN ${schema}.replay_step s ON s.replay = r.id
             ORDER BY r.place DESC, s.nth
            """;

    private static final String LOCK = "SELECT FROM ${schema}.replay WHERE id = $1 FOR UPDATE";

    private static final String INSERT = """
            INSERT INTO ${schema}.replay (id, projection, generation, previous, state, scope, after, head, total, position,
                                          done, events_per_second)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT DO NOTHING
            """;

    private static final String NOTE_STEP =
            "INSERT INTO ${schema}.replay_step (replay, state, by, note) VALUES ($1, $2, $3, $4)";

    private static final String TAKE =
            "UPDATE ${schema}.replay SET state = $2, previous = $3, error = $4 WHERE id = $1";

    private static final String NOTE = """
            UPDATE ${schema}.replay SET position = $2, head = $3, done = $4, total = $5, rate = $6
             WHERE id = $1 AND position <= $2 AND head <= $3 AND %s
            """.formatted(OPEN);

    private static final String THROTTLE = "UPDATE ${schema}.replay SET events_per_second = $2 WHERE id = $1";

    private final Sql find;
    private final Sql list;
    private final Sql open;
    private final Sql lock;
    private final Sql insert;
    private final Sql noteStep;
    private final Sql take;
    private final Sql note;
    private final Sql throttle;

    ReplayRows(SchemaName schema) {
        this.find = Sql.of(schema, SELECT.formatted("id = $1", "1"));
        this.list = Sql.of(schema, SELECT.formatted("($1::text IS NULL OR projection = $1)", "$2"));
        this.open = Sql.of(schema, SELECT.formatted(OPEN, "ALL"));
        this.lock = Sql.of(schema, LOCK);
        this.insert = Sql.of(schema, INSERT);
        this.noteStep = Sql.of(schema, NOTE_STEP);
        this.take = Sql.of(schema, TAKE);
        this.note = Sql.of(schema, NOTE);
        this.throttle = Sql.of(schema, THROTTLE);
    }

    Mono<Replay> find(Connection connection, UUID id) {
        return together(find.select(connection, Line::read, id))
                .singleOrEmpty()
                .switchIfEmpty(Mono.error(() -> new ReplayNotFoundException(id)));
    }

    Flux<Replay> list(Connection connection, @Nullable String projection, int limit) {
        return together(list.select(connection, Line::read, Sql.nullable(projection, String.class), limit));
    }

    Flux<Replay> open(Connection connection) {
        return together(open.select(connection, Line::read));
    }

    /** A replay that nobody else changes until the transaction ends. */
    Mono<Replay> lock(Connection connection, UUID id) {
        return lock.select(connection, row -> true, id).then(Mono.defer(() -> find(connection, id)));
    }

    /** Writes a replay down; empty if another of its projection is open. */
    Mono<Replay> insert(Connection connection, Opening opening, int number, int previous, ReplayState state) {
        var request = opening.request();
        var finished = state == ReplayState.REPAIRED;
        return insert.change(
                        connection,
                        opening.id(),
                        request.projection(),
                        number,
                        previous,
                        state.name(),
                        opening.scope(),
                        request.after().value(),
                        opening.head().value(),
                        opening.total(),
                        (finished ? opening.head() : request.after()).value(),
                        finished ? opening.total() : 0L,
                        request.eventsPerSecond())
                .filter(rows -> rows > 0)
                .flatMap(rows -> noteStep.change(connection, opening.id(), state.name(), opening.by(), ""))
                .flatMap(rows -> find(connection, opening.id()));
    }

    Mono<Replay> take(Connection connection, Replay replay, Step step, int previous) {
        var error = step.to() == ReplayState.FAILED ? step.note() : "";
        return take.change(connection, replay.id(), step.to().name(), previous, storable(error))
                .then(Mono.defer(() ->
                        noteStep.change(connection, replay.id(), step.to().name(), step.by(), storable(step.note()))))
                .then(Mono.defer(() -> find(connection, replay.id())));
    }

    /** PostgreSQL's text holds no NUL. */
    private static String storable(String text) {
        return text.replace('\0', ' ');
    }

    Mono<Void> note(Connection connection, UUID id, Measure measure) {
        return note.change(
                        connection,
                        id,
                        measure.position().value(),
                        measure.head().value(),
                        measure.done(),
                        measure.total(),
                        measure.rate())
                .then();
    }

    Mono<Replay> throttle(Connection connection, UUID id, int eventsPerSecond) {
        return throttle.change(connection, id, eventsPerSecond).then(Mono.defer(() -> find(connection, id)));
    }

    private static Flux<Replay> together(Flux<Line> lines) {
        return lines.bufferUntilChanged(Line::id).map(Line::together);
    }

    /** A step, with what is the same for all of its replay. */
    private record Line(UUID id, Replay replay) {

        static Line read(Readable row) {
            var id = Cell.of(row, 0, UUID.class);
            var step = new ReplayStep(
                    ReplayState.valueOf(Cell.of(row, 14, String.class)),
                    Cell.of(row, 15, String.class),
                    Cell.of(row, 16, Instant.class),
                    Cell.of(row, 17, String.class));
            return new Line(
                    id,
                    new Replay(
                            id,
                            Cell.of(row, 1, String.class),
                            Cell.of(row, 2, Integer.class),
                            Cell.of(row, 3, Integer.class),
                            ReplayState.valueOf(Cell.of(row, 4, String.class)),
                            Cell.of(row, 5, String.class),
                            Position.of(Cell.of(row, 6, Long.class)),
                            Position.of(Cell.of(row, 7, Long.class)),
                            Cell.of(row, 8, Long.class),
                            Position.of(Cell.of(row, 9, Long.class)),
                            Cell.of(row, 10, Long.class),
                            Cell.of(row, 11, Double.class),
                            Cell.of(row, 12, Integer.class),
                            Cell.of(row, 13, String.class),
                            List.of(step)));
        }

        static Replay together(List<Line> lines) {
            var any = lines.getFirst().replay();
            return new Replay(
                    any.id(),
                    any.projection(),
                    any.generation(),
                    any.previous(),
                    any.state(),
                    any.scope(),
                    any.after(),
                    any.head(),
                    any.total(),
                    any.position(),
                    any.done(),
                    any.rate(),
                    any.eventsPerSecond(),
                    any.error(),
                    lines.stream()
                            .flatMap(line -> line.replay().steps().stream())
                            .toList());
        }
    }
}
