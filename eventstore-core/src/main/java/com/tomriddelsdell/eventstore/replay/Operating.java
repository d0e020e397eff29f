package com.tomriddelsdell.eventstore.replay;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.replay.Planning.Checked;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException.Reason;
import com.tomriddelsdell.eventstore.replay.ReplayStore.Opening;
import com.tomriddelsdell.eventstore.replay.ReplayStore.Step;
import com.tomriddelsdell.eventstore.subscribe.Partitions;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionNotFoundException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** What operators do about replays. */
final class Operating<T> {

    private static final Set<ReplayState> BUILDING =
            Set.of(ReplayState.REQUESTED, ReplayState.RUNNING, ReplayState.CAUGHT_UP);
    private static final Set<ReplayState> HELD = Set.of(ReplayState.PAUSED, ReplayState.FAILED);
    private static final Set<ReplayState> OPEN = Set.of(
            ReplayState.REQUESTED, ReplayState.RUNNING, ReplayState.PAUSED, ReplayState.CAUGHT_UP, ReplayState.FAILED);

    private final Setup<T> setup;
    private final Planning<T> planning;

    Operating(Setup<T> setup) {
        this.setup = setup;
        this.planning = new Planning<>(setup);
    }

    Mono<Replay> start(ReplayRequest request, String by) {
        return planning.check(request)
                .flatMap(checked -> request.isForEverything() ? build(checked, by) : repair(checked, by));
    }

    private Mono<Replay> build(Checked<T> checked, String by) {
        return setup.count(Position.START, checked.end(), checked.projection().filter())
                .flatMap(total -> setup.store()
                        .open(
                                opening(checked, by, total),
                                (transaction, number) -> checked.projection().create(transaction, number)))
                .doOnSuccess(opened -> setup.calls().call());
    }

    private static <T> Opening opening(Checked<T> checked, String by, long total) {
        var request = checked.request();
        return new Opening(
                EventIds.next(),
                request,
                checked.projection().version(),
                by,
                Filters.describe(request),
                checked.end(),
                total);
    }

    private Mono<Replay> repair(Checked<T> checked, String by) {
        return live(checked)
                .flatMap(live -> requireNothingParked(live).then(countOf(checked)))
                .flatMap(total -> whileOthersWrite(setup.store()
                        .repair(
                                opening(checked, by, total),
                                (transaction, reached) ->
                                        live(checked).flatMap(live -> apply(checked, live, transaction, reached)))));
    }

    private Mono<Generation> live(Checked<T> checked) {
        var projection = checked.projection();
        return setup.live(projection.name())
                .switchIfEmpty(Mono.error(() -> new ReplayRefusedException(
                        Reason.NO_SUCH_GENERATION,
                        "%s has no generation yet that could be repaired: it has never been run"
                                .formatted(projection.name()))))
                .filter(live -> projection.feeds(live.version()))
                .switchIfEmpty(Mono.error(() -> new ReplayRefusedException(
                        Reason.NOT_REPAIRABLE,
                        "%s is read in another version than %d, which this process has: replay everything"
                                .formatted(projection.name(), projection.version()))));
    }

    private Mono<Void> requireNothingParked(Generation live) {
        return setup.parked(live.subscription())
                .filter(parked -> parked == 0)
                .switchIfEmpty(Mono.error(() -> new ReplayRefusedException(
                        Reason.EVENTS_PARKED,
                        "Events of %s are parked and would be applied twice: retry or discard them first"
                                .formatted(live.subscription()))))
                .then();
    }

    private Mono<Long> countOf(Checked<T> checked) {
        return Mono.justOrEmpty(checked.read())
                .flatMap(read -> setup.events().count(read.limit(Replays.MAX_EVENTS_AT_A_TIME + 1L)))
                .defaultIfEmpty(0L)
                .filter(events -> events <= Replays.MAX_EVENTS_AT_A_TIME)
                .switchIfEmpty(Mono.error(() -> new ReplayRefusedException(
                        Reason.TOO_MANY_EVENTS,
                        "A part of at most %d events can be applied again, but there are more: replay everything"
                                .formatted(Replays.MAX_EVENTS_AT_A_TIME))));
    }

    /** Applies what the live generation has seen already, and not what it is still to be given. */
    private Mono<Void> apply(Checked<T> checked, Generation live, T transaction, List<Progress> reached) {
        var projection = checked.projection();
        var positions = reached.stream().collect(Collectors.toMap(Progress::partition, Progress::position));
        var end = positions.values().stream().max(Position::compareTo).orElse(Position.START);
        var request = checked.request();
        return projection
                .clear(transaction, live.number(), request)
                .thenMany(Mono.justOrEmpty(checked.filter())
                        .filter(filter -> request.after().compareTo(end) < 0)
                        .flatMapMany(filter -> setup.events()
                                .read(LogRead.after(request.after()).to(end).matching(filter))))
                .filter(event -> event.position()
                                .compareTo(positions.getOrDefault(
                                        Partitions.of(event.stream(), live.partitions()), Position.START))
                        <= 0)
                .buffer(Applying.BATCH)
                .concatMap(events -> new Applying<>(projection, live.number()).all(transaction, events), 1)
                .then();
    }

    Mono<Replay> throttle(UUID id, int eventsPerSecond) {
        return setup.store()
                .find(id)
                .filter(replay -> replay.state().isOpen())
                .switchIfEmpty(setup.store()
                        .find(id)
                        .flatMap(replay -> Mono.error(new ReplayStateException(replay, "throttle", OPEN))))
                .then(setup.store().throttle(id, eventsPerSecond))
                .doOnSuccess(done -> setup.calls().call());
    }

    Mono<Replay> pause(UUID id, String by) {
        return setup.store()
                .move(id, BUILDING, new Step("pause", ReplayState.PAUSED, by, ""))
                .delayUntil(replay -> setup.subscriptions().pause(replay.subscription()))
                .doOnSuccess(done -> setup.calls().call());
    }

    /** Whoever dies in between leaves a replay that is held still, and can be resumed again. */
    Mono<Replay> resume(UUID id, String by) {
        return setup.store()
                .find(id)
                .filter(replay -> HELD.contains(replay.state()) || replay.state() == ReplayState.RUNNING)
                .flatMap(replay -> setup.subscriptions()
                        .resume(replay.subscription())
                        .onErrorResume(SubscriptionNotFoundException.class, gone -> Mono.empty()))
                .then(setup.store().move(id, HELD, new Step("resume", ReplayState.RUNNING, by, "")))
                .doOnSuccess(done -> setup.calls().call());
    }

    /** Held first: a batch under way would keep the generation from being dropped for as long as it takes. */
    Mono<Replay> cancel(UUID id, String by) {
        return setup.store()
                .find(id)
                .filter(replay -> BUILDING.contains(replay.state()))
                .flatMap(replay -> pause(id, by))
                .onErrorResume(ReplayStateException.class, elsewhere -> Mono.empty())
                .onErrorResume(SubscriptionNotFoundException.class, gone -> Mono.empty())
                .then(retire(id, OPEN, new Step("cancel", ReplayState.CANCELLED, by, ""), true));
    }

    Mono<Replay> retire(UUID id, String by) {
        return setup.store().find(id).flatMap(replay -> switch (replay.state()) {
            case SWITCHED ->
                retire(
                        id,
                        Set.of(ReplayState.SWITCHED),
                        new Step("retire", ReplayState.SWITCHED, by, "retired generation " + replay.previous()),
                        false);
            case ROLLED_BACK ->
                retire(
                        id,
                        Set.of(ReplayState.ROLLED_BACK),
                        new Step("retire", ReplayState.ROLLED_BACK, by, "retired generation " + replay.generation()),
                        true);
            case REQUESTED, RUNNING, PAUSED, CAUGHT_UP, REPAIRED, CANCELLED, FAILED ->
                Mono.error(new ReplayStateException(
                        replay, "retire", Set.of(ReplayState.SWITCHED, ReplayState.ROLLED_BACK)));
        });
    }

    private Mono<Replay> retire(UUID id, Set<ReplayState> from, Step step, boolean built) {
        return setup.store()
                .find(id)
                .flatMap(replay -> setup.projection(replay.projection()).flatMap(projection -> {
                    var number = built ? replay.generation() : replay.previous();
                    return whileOthersWrite(setup.store()
                            .retire(id, from, step, number, transaction -> projection.drop(transaction, number)));
                }))
                .doOnSuccess(done -> setup.calls().call());
    }

    /**
     * What was rolled back because others write to the same generation is done again: they end what they do within the time in
     * which they show that they live.
     */
    private Mono<Replay> whileOthersWrite(Mono<Replay> change) {
        return Mono.defer(() -> change.retryWhen(Insisting.within(setup.lease(), setup::isInTheWay)))
                .onErrorMap(setup::isInTheWay, Setup::inTheWay);
    }
}
