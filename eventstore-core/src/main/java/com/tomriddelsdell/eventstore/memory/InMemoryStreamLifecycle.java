package com.tomriddelsdell.eventstore.memory;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamClosedException;
import com.tomriddelsdell.eventstore.StreamClosedException.Closure;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamMetadata;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.lifecycle.ScavengeProgress;
import com.tomriddelsdell.eventstore.lifecycle.StreamDescription;
import com.tomriddelsdell.eventstore.lifecycle.StreamLifecycle;
import com.tomriddelsdell.eventstore.lifecycle.StreamState;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The lifecycle of streams in memory. Changes take their turn with appends. */
final class InMemoryStreamLifecycle implements StreamLifecycle {

    private final Log log;
    private final Turns turns;
    private final Supplier<Mono<Position>> handledByAll;

    InMemoryStreamLifecycle(Log log, Turns turns, Supplier<Mono<Position>> handledByAll) {
        this.log = log;
        this.turns = turns;
        this.handledByAll = handledByAll;
    }

    @Override
    public Mono<StreamDescription> describe(StreamId stream) {
        requireNonNull(stream, "stream");
        return turns.take(() -> {
            var history = log.stream(stream);
            var first = history.firstVisible(history.size(), log.now());
            return new StreamDescription(
                    stream,
                    history.state(),
                    first < history.size() ? StreamVersion.of(first) : StreamVersion.NONE,
                    history.last(),
                    history.lifecycle().metadata());
        });
    }

    @Override
    public Mono<StreamMetadata> change(StreamId stream, UnaryOperator<StreamMetadata> change) {
        requireNonNull(stream, "stream");
        requireNonNull(change, "change");
        return turns.take(() -> {
            var history = log.streamToChange(stream);
            refuse(stream, history, Closure.TOMBSTONED);
            var changed = requireNonNull(change.apply(history.lifecycle().metadata()), "changed metadata");
            history.change(history.lifecycle().with(changed));
            return changed;
        });
    }

    @Override
    public Mono<Void> delete(StreamId stream, ExpectedVersion expected) {
        requireNonNull(stream, "stream");
        requireNonNull(expected, "expected");
        return act(stream, history -> {
            refuse(stream, history, history.lifecycle().closure());
            expect(stream, history, expected);
            history.change(history.lifecycle().deletedBefore(history.size()));
        });
    }

    @Override
    public Mono<Void> tombstone(StreamId stream, ExpectedVersion expected) {
        requireNonNull(stream, "stream");
        requireNonNull(expected, "expected");
        return act(stream, history -> {
            if (history.lifecycle().closure() != Closure.TOMBSTONED) {
                expect(stream, history, expected);
                history.change(history.lifecycle().deletedBefore(history.size()).closed(Closure.TOMBSTONED));
            }
        });
    }

    @Override
    public Mono<Void> archive(StreamId stream, ExpectedVersion expected) {
        requireNonNull(stream, "stream");
        requireNonNull(expected, "expected");
        return act(stream, history -> {
            refuse(stream, history, Closure.TOMBSTONED);
            if (history.lifecycle().closure() == null) {
                expect(stream, history, expected);
                expect(stream, history, ExpectedVersion.streamExists());
                history.change(history.lifecycle().closed(Closure.ARCHIVED));
            }
        });
    }

    @Override
    public Mono<Void> reopen(StreamId stream) {
        requireNonNull(stream, "stream");
        return act(stream, history -> {
            refuse(stream, history, Closure.TOMBSTONED);
            history.change(history.lifecycle().closed(null));
        });
    }

    @Override
    public Flux<ScavengeProgress> scavenge() {
        return Flux.defer(() -> {
            var scavenge = new Scavenge();
            var streams = List.copyOf(log.streams());
            return handledByAll
                    .get()
                    .flatMapMany(handled -> Flux.fromIterable(streams)
                            .concatMap(stream -> turns.take(() -> scavenge.step(stream, streams.size(), handled)), 1));
        });
    }

    private Mono<Void> act(StreamId stream, Consumer<StreamHistory> act) {
        return turns.take(() -> {
                    var history = log.streamToChange(stream);
                    act.accept(history);
                    return history;
                })
                .then();
    }

    private static void refuse(StreamId stream, StreamHistory history, @Nullable Closure closure) {
        if (closure != null && history.lifecycle().closure() == closure) {
            throw new StreamClosedException(stream, closure);
        }
    }

    private static void expect(StreamId stream, StreamHistory history, ExpectedVersion expected) {
        if (!expected.accepts(history.current())) {
            throw new VersionConflictException(stream, expected, history.current());
        }
    }

    /** One scavenge under way. */
    private final class Scavenge {

        private long done;
        private long removed;
        private long archived;
        private long bytes;
        private long waiting;

        ScavengeProgress step(StreamId stream, int streams, Position handled) {
            var history = log.stream(stream);
            var visible = history.firstVisible(history.size(), log.now());
            for (var version = 0; version < visible; version++) {
                removed += take(history, version, handled, true);
            }
            if (history.state() == StreamState.ARCHIVED) {
                for (var version = visible; version < history.size() - 1; version++) {
                    archived += take(history, version, handled, false);
                }
            }
            done++;
            return new ScavengeProgress(stream, done, streams, removed, archived, bytes, waiting, 0);
        }

        /** Takes an event out of the log, if it is still there, and perhaps out of its stream. Returns how many it took. */
        private int take(StreamHistory history, int version, Position handled, boolean forGood) {
            var event = history.event(version);
            if (event == null || !(forGood || log.holds(event))) {
                return 0;
            }
            if (event.position().compareTo(handled) > 0) {
                waiting++;
                return 0;
            }
            log.remove(event);
            if (forGood) {
                history.remove(version);
            }
            bytes += event.payload().size();
            return 1;
        }
    }
}
