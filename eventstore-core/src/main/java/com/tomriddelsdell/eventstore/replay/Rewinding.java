package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException.Reason;
import com.tomriddelsdell.eventstore.replay.ReplayStore.Scratch;
import com.tomriddelsdell.eventstore.replay.Replays.Touch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows what read models were. */
final class Rewinding<T> {

    private final Setup<T> setup;
    private final Scratching<T> scratching;

    Rewinding(Setup<T> setup) {
        this.setup = setup;
        this.scratching = new Scratching<>(setup);
    }

    Flux<ProjectedRow> rows(String name, Position at, @Nullable String after, int limit) {
        return setup.projection(name)
                .flatMapMany(projection -> bounded("at", at, projection.filter())
                        .flatMapMany(read -> scratching.with(
                                projection,
                                (scratch, number) -> scratching
                                        .apply(
                                                scratch,
                                                number,
                                                projection,
                                                setup.events().read(read))
                                        .thenMany(scratch.step(
                                                transaction -> projection.rows(transaction, number, after, limit))))));
    }

    Flux<Touch> touches(String name, String key, Position upTo) {
        return setup.projection(name)
                .flatMapMany(projection -> Mono.justOrEmpty(
                                Filters.both(projection.filter(), projection.concerning(key)))
                        .flatMap(filter -> bounded("upTo", upTo, filter))
                        .flatMapMany(read -> scratching.with(
                                projection,
                                (scratch, number) -> setup.events()
                                        .read(read)
                                        .concatMap(event -> step(scratch, number, projection, key, event), 1)
                                        .startWith(new Seen(null, Optional.empty()))
                                        .buffer(2, 1)
                                        .filter(pair -> pair.size() == 2
                                                && !pair.getFirst()
                                                        .row()
                                                        .equals(pair.getLast().row()))
                                        .map(pair -> pair.getLast().touch()))));
    }

    private Mono<Seen> step(
            Scratch<T> scratch, int number, RebuildableProjection<T> projection, String key, RecordedEvent event) {
        return scratch.step(transaction -> projection.apply(transaction, number, event))
                .then(scratch.step(transaction -> projection.row(transaction, number, key))
                        .singleOrEmpty())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(row -> new Seen(event, row));
    }

    private Mono<LogRead> bounded(String what, Position to, EventFilter filter) {
        var read = LogRead.all().to(to).matching(filter);
        return setup.endBeyond(what, to)
                .then(setup.events().count(read.limit(Replays.MAX_EVENTS_AT_A_TIME + 1L)))
                .filter(events -> events <= Replays.MAX_EVENTS_AT_A_TIME)
                .map(events -> read)
                .switchIfEmpty(Mono.error(() -> new ReplayRefusedException(
                        Reason.TOO_MANY_EVENTS,
                        "at most %d events can be applied to look at what a read model was, but up to position %s there are more"
                                .formatted(Replays.MAX_EVENTS_AT_A_TIME, to))));
    }

    /** The row as it was after an event, or before the first. */
    private record Seen(@Nullable RecordedEvent event, Optional<ProjectedRow> row) {

        Touch touch() {
            return new Touch(requireNonNull(event), row.orElse(null));
        }
    }
}
