package com.tomriddelsdell.eventstore.replay;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.replay.ReplayStore.Step;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Lets readers see another generation. Its way up to where readers are is waited for while both go on; only for the rest, which is
 * short then, does the store hold the one that they see.
 */
final class Publishing<T> {

    private static final Set<ReplayState> READY = Set.of(ReplayState.CAUGHT_UP, ReplayState.ROLLED_BACK);

    private final Setup<T> setup;

    Publishing(Setup<T> setup) {
        this.setup = setup;
    }

    Mono<Replay> switchOver(UUID id, String by) {
        return publish(id, READY, new Step("switch over to", ReplayState.SWITCHED, by, ""), Replay::generation);
    }

    Mono<Replay> rollBack(UUID id, String by) {
        return publish(
                id,
                Set.of(ReplayState.SWITCHED),
                new Step("roll back", ReplayState.ROLLED_BACK, by, ""),
                Replay::previous);
    }

    private Mono<Replay> publish(UUID id, Set<ReplayState> from, Step step, ToIntFunction<Replay> chosen) {
        return setup.store()
                .find(id)
                .flatMap(replay -> setup.projection(replay.projection())
                        .flatMap(projection -> publish(replay, from, step, projection, chosen.applyAsInt(replay))))
                .doOnSuccess(done -> setup.calls().call());
    }

    private Mono<Replay> publish(
            Replay replay, Set<ReplayState> from, Step step, RebuildableProjection<T> projection, int number) {
        var patience = patience();
        var approached =
                from.contains(replay.state()) ? approach(projection.name(), number, patience) : Mono.<Void>empty();
        var published = setup.store()
                .publish(
                        replay.id(),
                        from,
                        step,
                        seen(replay),
                        number,
                        transaction -> projection.publish(transaction, number));
        return approached.then(published.retryWhen(patience)).onErrorMap(setup::isInTheWay, Setup::inTheWay);
    }

    /** Which generation readers see as far as this replay knows; null if others may have been switched to since it began. */
    private static @Nullable Integer seen(Replay replay) {
        return switch (replay.state()) {
            case SWITCHED -> replay.generation();
            case ROLLED_BACK -> replay.previous();
            default -> null;
        };
    }

    private Mono<Void> approach(String projection, int number, Retry patience) {
        return setup.generations(projection)
                .collectList()
                .flatMap(generations -> Mono.zip(
                        one(generations, generation -> generation.state() == GenerationState.LIVE),
                        one(generations, generation -> generation.number() == number)))
                .flatMap(found -> setup.furthest(found.getT1().subscription())
                        .flatMap(needed -> reach(found.getT2(), needed).retryWhen(patience)));
    }

    private static Mono<Generation> one(List<Generation> generations, Predicate<Generation> which) {
        return Mono.justOrEmpty(generations.stream().filter(which).findFirst());
    }

    private Mono<Void> reach(Generation next, Position needed) {
        return setup.reached(next.subscription())
                .filter(reached -> reached.compareTo(needed) < 0)
                .flatMap(reached -> Mono.error(new GenerationBehindException(next.subscription(), reached, needed)));
    }

    private Retry patience() {
        return Insisting.within(
                setup.patience(), failure -> failure instanceof GenerationBehindException || setup.isInTheWay(failure));
    }
}
