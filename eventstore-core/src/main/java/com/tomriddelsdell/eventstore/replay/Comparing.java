package com.tomriddelsdell.eventstore.replay;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.replay.Comparison.Difference;
import com.tomriddelsdell.eventstore.replay.Comparison.Side;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException.Reason;
import com.tomriddelsdell.eventstore.subscribe.NotCaughtUpException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compares two generations while both go on. */
final class Comparing<T> {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ROUNDS = 3;
    private static final int ROWS_A_PAGE = 1_000;

    private final Setup<T> setup;

    Comparing(Setup<T> setup) {
        this.setup = setup;
    }

    Mono<Comparison> compare(Replay replay, int differences) {
        return setup.projection(replay.projection())
                .flatMap(projection -> requireThere(replay, replay.previous())
                        .then(requireThere(replay, replay.generation()))
                        .then(compare(new Pair<>(replay, projection), differences)));
    }

    private Mono<Void> requireThere(Replay replay, int number) {
        return setup.store()
                .generations()
                .filter(generation ->
                        generation.projection().equals(replay.projection()) && generation.number() == number)
                .hasElements()
                .filter(there -> there && replay.previous() != replay.generation())
                .switchIfEmpty(Mono.error(() -> new ReplayRefusedException(
                        Reason.NO_SUCH_GENERATION,
                        "There is no generation %d of %s to compare with any more"
                                .formatted(number, replay.projection()))))
                .then();
    }

    private Mono<Comparison> compare(Pair<T> pair, int differences) {
        return Mono.just(new Merge())
                .expand(merge -> merge.isOver() ? Mono.empty() : fetch(pair, merge))
                .last()
                .flatMap(merge -> confirm(pair, merge.differing(), ROUNDS)
                        .zipWhen(confirmed -> Mono.zip(setup.reached(pair.live()), setup.reached(pair.built())))
                        .map(found -> new Comparison(
                                side(pair.replay().previous(), found.getT2().getT1(), merge.live()),
                                side(pair.replay().generation(), found.getT2().getT2(), merge.built()),
                                found.getT1().size(),
                                found.getT1().stream().limit(differences).toList(),
                                merge.isComplete())));
    }

    private static Side side(int generation, Position position, Merge.Side side) {
        return new Side(generation, position, side.rows(), side.checksum());
    }

    private Mono<Merge> fetch(Pair<T> pair, Merge merge) {
        return page(pair, pair.replay().previous(), merge.live())
                .then(page(pair, pair.replay().generation(), merge.built()))
                .then(Mono.fromSupplier(() -> {
                    merge.advance();
                    return merge;
                }));
    }

    private Mono<Void> page(Pair<T> pair, int generation, Merge.Side side) {
        return !side.isWanting()
                ? Mono.empty()
                : setup.store()
                        .reading(transaction ->
                                pair.projection().rows(transaction, generation, side.last(), ROWS_A_PAGE))
                        .collectList()
                        .doOnNext(side::add)
                        .then();
    }

    /** Looks at those that differ once more, after both have passed where the other stood. */
    private Mono<List<Difference>> confirm(Pair<T> pair, List<String> keys, int rounds) {
        if (keys.isEmpty() || rounds == 0) {
            return look(pair, keys);
        }
        return meet(pair)
                .then(look(pair, keys))
                .flatMap(left -> rounds == 1
                        ? Mono.just(left)
                        : confirm(pair, left.stream().map(Difference::key).toList(), rounds - 1));
    }

    private Mono<Void> meet(Pair<T> pair) {
        var subscriptions = setup.running(setup.events());
        return Mono.zip(setup.reached(pair.live()), setup.reached(pair.built()))
                .flatMap(stood -> subscriptions
                        .await(pair.live(), stood.getT2(), PATIENCE)
                        .then(subscriptions.await(pair.built(), stood.getT1(), PATIENCE)))
                // One that nobody feeds is compared as it stands: its position tells.
                .onErrorResume(NotCaughtUpException.class, behind -> Mono.empty());
    }

    private Mono<List<Difference>> look(Pair<T> pair, List<String> keys) {
        return Flux.fromIterable(keys)
                .buffer(ROWS_A_PAGE)
                .concatMap(some -> setup.store()
                        .reading(transaction -> Flux.fromIterable(some)
                                .concatMap(
                                        key -> content(
                                                        pair,
                                                        transaction,
                                                        pair.replay().previous(),
                                                        key)
                                                .zipWhen(live -> content(
                                                        pair,
                                                        transaction,
                                                        pair.replay().generation(),
                                                        key))
                                                .filter(both -> !both.getT1().equals(both.getT2()))
                                                .map(both -> new Difference(
                                                        key,
                                                        both.getT1().orElse(null),
                                                        both.getT2().orElse(null))),
                                        1)))
                .collectList();
    }

    private Mono<Optional<String>> content(Pair<T> pair, T transaction, int generation, String key) {
        return pair.projection()
                .row(transaction, generation, key)
                .map(row -> Optional.of(row.content()))
                .defaultIfEmpty(Optional.empty());
    }

    private record Pair<T>(Replay replay, RebuildableProjection<T> projection) {

        String live() {
            return Generation.subscription(replay.projection(), replay.previous());
        }

        String built() {
            return replay.subscription();
        }
    }
}
