package com.tomriddelsdell.eventstore.r2dbc.replay;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.r2dbc.database.CallersFailure;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.read.Reader;
import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.GenerationState;
import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import com.tomriddelsdell.eventstore.replay.ReplayStateException;
import com.tomriddelsdell.eventstore.replay.ReplayStore;
import com.tomriddelsdell.eventstore.replay.ReplayUnderWayException;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Generations and replays in tables beside the log, so that they change in one transaction with read models. */
public final class R2dbcReplayStore implements ReplayStore<Connection> {

    private final Database database;
    private final Reader reader;
    private final ReplayRows replays;
    private final GenerationRows generations;
    private final Switching switching;

    public R2dbcReplayStore(Database database, SchemaName schema, Reader reader) {
        this.database = requireNonNull(database, "database");
        this.reader = requireNonNull(reader, "reader");
        this.replays = new ReplayRows(requireNonNull(schema, "schema"));
        this.generations = new GenerationRows(schema);
        this.switching = new Switching(replays, generations);
    }

    @Override
    public Mono<Void> found(String projection, int version, int partitions, Function<Connection, Mono<Void>> changes) {
        requireNonNull(projection, "projection");
        requireNonNull(changes, "changes");
        return together(connection -> generations
                        .insert(connection, projection, 1, version, partitions, GenerationState.LIVE)
                        .filter(first -> first)
                        .flatMap(first -> CallersFailure.marking(() -> changes.apply(connection))
                                .thenReturn(first)))
                .then();
    }

    @Override
    public Flux<Generation> generations() {
        return database.list(generations::all);
    }

    @Override
    public Mono<Replay> open(Opening opening, BiFunction<Connection, Integer, Mono<Void>> changes) {
        requireNonNull(opening, "opening");
        requireNonNull(changes, "changes");
        var request = opening.request();
        var projection = request.projection();
        return together(connection -> generations
                .lock(connection, projection)
                .zipWhen(copies -> generations.nextNumber(connection, projection))
                .flatMap(found -> {
                    var number = found.getT2();
                    return replays.insert(
                                    connection, opening, number, found.getT1().liveNumber(), ReplayState.REQUESTED)
                            .switchIfEmpty(Mono.defer(() -> underWay(connection, projection)))
                            .delayUntil(opened -> generations.insert(
                                    connection,
                                    projection,
                                    number,
                                    opening.version(),
                                    request.partitions(),
                                    GenerationState.BUILDING))
                            .delayUntil(opened -> CallersFailure.marking(() -> changes.apply(connection, number)));
                }));
    }

    private Mono<Replay> underWay(Connection connection, String projection) {
        return replays.open(connection)
                .filter(replay -> replay.projection().equals(projection))
                .next()
                .flatMap(running -> Mono.error(new ReplayUnderWayException(running)));
    }

    @Override
    public Mono<Replay> repair(Opening opening, BiFunction<Connection, List<Progress>, Mono<Void>> changes) {
        requireNonNull(opening, "opening");
        requireNonNull(changes, "changes");
        var projection = opening.request().projection();
        return together(connection -> generations
                .lock(connection, projection)
                .flatMap(copies -> underWay(connection, projection)
                        .then(Mono.defer(() -> generations.hold(connection, copies.live())))
                        .flatMap(held -> CallersFailure.marking(() -> changes.apply(connection, held)))
                        .then(Mono.defer(() -> replays.insert(
                                connection,
                                opening,
                                copies.liveNumber(),
                                copies.liveNumber(),
                                ReplayState.REPAIRED)))));
    }

    @Override
    public Mono<Replay> find(UUID id) {
        requireNonNull(id, "id");
        return database.list(connection -> replays.find(connection, id)).single();
    }

    @Override
    public Flux<Replay> list(@Nullable String projection, int limit) {
        return database.list(connection -> replays.list(connection, projection, limit));
    }

    @Override
    public Flux<Replay> open() {
        return database.list(replays::open);
    }

    @Override
    public Mono<Replay> move(UUID id, Set<ReplayState> from, Step step) {
        requireNonNull(id, "id");
        requireNonNull(from, "from");
        requireNonNull(step, "step");
        return stepping(
                id, from, step, (connection, replay) -> replays.take(connection, replay, step, replay.previous()));
    }

    @Override
    public Mono<Void> note(UUID id, Measure measure) {
        requireNonNull(id, "id");
        requireNonNull(measure, "measure");
        return database.guard()
                .once(database.use(connection -> replays.note(connection, id, measure))
                        .then())
                .onErrorMap(Errors::translate);
    }

    @Override
    public Mono<Replay> throttle(UUID id, int eventsPerSecond) {
        requireNonNull(id, "id");
        return together(connection -> replays.throttle(connection, id, eventsPerSecond));
    }

    @Override
    public Mono<Replay> publish(
            UUID id,
            Set<ReplayState> from,
            Step step,
            @Nullable Integer live,
            int generation,
            Function<Connection, Mono<Void>> changes) {
        requireNonNull(id, "id");
        requireNonNull(from, "from");
        requireNonNull(step, "step");
        requireNonNull(changes, "changes");
        return stepping(
                id,
                from,
                step,
                (connection, replay) -> switching.publish(
                        connection,
                        replay,
                        step,
                        live,
                        generation,
                        CallersFailure.marking(() -> changes.apply(connection))));
    }

    @Override
    public Mono<Replay> retire(
            UUID id, Set<ReplayState> from, Step step, int generation, Function<Connection, Mono<Void>> changes) {
        requireNonNull(id, "id");
        requireNonNull(from, "from");
        requireNonNull(step, "step");
        requireNonNull(changes, "changes");
        return stepping(
                id,
                from,
                step,
                (connection, replay) -> switching.retire(
                        connection, replay, step, generation, CallersFailure.marking(() -> changes.apply(connection))));
    }

    /** Takes a step, unless it has been taken already. */
    private Mono<Replay> stepping(
            UUID id, Set<ReplayState> from, Step step, BiFunction<Connection, Replay, Mono<Replay>> taken) {
        return together(connection -> replays.lock(connection, id).flatMap(replay -> {
            if (from.contains(replay.state())) {
                return taken.apply(connection, replay);
            }
            return replay.state() == step.to()
                    ? Mono.just(replay)
                    : Mono.error(new ReplayStateException(replay, step.act(), from));
        }));
    }

    @Override
    public Mono<Map<String, Long>> countByType(LogRead read) {
        requireNonNull(read, "read");
        return reader.countByType(read);
    }

    @Override
    public <V> Flux<V> reading(Function<Connection, ? extends Publisher<V>> reads) {
        requireNonNull(reads, "reads");
        return database.list(reads);
    }

    /** All steps are taken in one transaction, which is rolled back; if the process dies, by the server. */
    @Override
    public <V> Flux<V> scratch(
            Function<Connection, Mono<Void>> drop, Function<Scratch<Connection>, ? extends Publisher<V>> work) {
        requireNonNull(drop, "drop");
        requireNonNull(work, "work");
        return database.<V>inTransaction(connection ->
                        Flux.<V>from(work.apply(new Steps(connection))).concatWith(Mono.error(RolledBack::new)))
                .onErrorResume(RolledBack.class, done -> Flux.empty());
    }

    private <V> Mono<V> together(Function<Connection, Mono<V>> statements) {
        return database.guard()
                .transaction(database.<V>inTransaction(statements).singleOrEmpty())
                .onErrorMap(Errors::translate);
    }

    private record Steps(Connection connection) implements Scratch<Connection> {

        @Override
        public <V> Flux<V> step(Function<Connection, ? extends Publisher<V>> step) {
            requireNonNull(step, "step");
            return Flux.defer(() -> step.apply(connection));
        }
    }

    /** Ends a transaction of which nothing is to be left. */
    private static final class RolledBack extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RolledBack() {
            super(null, null, false, false);
        }
    }
}
