package com.tomriddelsdell.eventstore.replay;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.signal.Bell;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;
import reactor.util.retry.Retry;

/** Feeds what is to be fed in this process, looking now and then at what that is, and writes down how far replays come. */
final class Feeding<T> {

    private static final Logger LOG = Loggers.getLogger(Feeding.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS_WHILE_BUILDING = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Set<ReplayState> BUILDING =
            Set.of(ReplayState.REQUESTED, ReplayState.RUNNING, ReplayState.CAUGHT_UP);

    private final Setup<T> setup;
    private final Bell departures;
    private final Map<String, Feed<T>> feeds = new ConcurrentHashMap<>();
    private final Set<String> neglected = new HashSet<>();

    Feeding(Setup<T> setup, Bell departures) {
        this.setup = setup;
        this.departures = departures;
    }

    Flux<Progress> run() {
        Flux<Progress> founding = Flux.fromIterable(setup.projections().values())
                .flatMap(this::found, Integer.MAX_VALUE)
                .thenMany(Flux.empty());
        var feeding = look().expand(look -> pause(look).then(look()))
                .concatMapIterable(this::adopt)
                .flatMap(this::feed, Integer.MAX_VALUE, 1);
        return Flux.merge(1, feeding, founding);
    }

    boolean isEmpty() {
        return feeds.isEmpty();
    }

    /** Waits an outage out, and tries again when it fails otherwise: others are fed meanwhile. */
    private Mono<Void> found(RebuildableProjection<T> projection) {
        return setup.store()
                .found(
                        projection.name(),
                        projection.version(),
                        1,
                        transaction -> projection.create(transaction, 1).then(projection.publish(transaction, 1)))
                .doOnError(failure -> LOG.warn("Cannot make {} yet: {}", projection.name(), failure.toString()))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, BETWEEN_LOOKS)
                        .filter(StoreUnavailableException.class::isInstance))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, BETWEEN_LOOKS).maxBackoff(LONGEST_PAUSE))
                .doOnSuccess(found -> setup.calls().call());
    }

    private Mono<Look> look() {
        return Mono.defer(() -> {
            var heard = setup.calls().made();
            return Mono.zip(
                            setup.store().generations().collectList(),
                            setup.store().open().collectMap(Replay::subscription))
                    .flatMap(found -> measureAll(found.getT2())
                            .thenReturn(new Look(heard, wanted(found.getT1(), found.getT2()), found.getT2(), true)))
                    .onErrorResume(StoreUnavailableException.class, failure -> {
                        LOG.warn("Cannot look for replays: {}", failure.getMessage());
                        return Mono.just(new Look(heard, List.of(), Map.of(), false));
                    });
        });
    }

    private Mono<Void> pause(Look look) {
        return Mono.firstWithSignal(
                setup.calls().after(look.heard()),
                Mono.delay(look.isBuilding() ? BETWEEN_LOOKS_WHILE_BUILDING : BETWEEN_LOOKS)
                        .then());
    }

    private List<Generation> wanted(List<Generation> generations, Map<String, Replay> open) {
        return generations.stream()
                .filter(generation -> setup.projections().containsKey(generation.projection()))
                .filter(this::canFeed)
                .filter(generation -> switch (generation.state()) {
                    case LIVE, STANDBY -> true;
                    case BUILDING -> {
                        var replay = open.get(generation.subscription());
                        yield replay != null && replay.state().isBuilding();
                    }
                })
                .toList();
    }

    private boolean canFeed(Generation generation) {
        var projection = setup.projections().get(generation.projection());
        if (projection == null || projection.feeds(generation.version())) {
            return true;
        }
        if (neglected.add(generation.subscription())) {
            LOG.warn(
                    "{} ({}) was begun by version {} of its projection and is not fed by this process, which has version {}",
                    generation.subscription(),
                    generation.state(),
                    generation.version(),
                    projection.version());
        }
        return false;
    }

    /** Ends what is not to be fed here any more, and tells what is now. */
    private List<Feed<T>> adopt(Look look) {
        if (!look.answered()) {
            return List.of();
        }
        var wanted = look.wanted().stream().collect(Collectors.toMap(Generation::subscription, Function.identity()));
        feeds.values().stream().filter(feed -> !wanted.containsKey(feed.name())).forEach(Feed::stop);
        var adopted = new ArrayList<Feed<T>>();
        for (var generation : look.wanted()) {
            var name = generation.subscription();
            var projection = setup.projections().get(generation.projection());
            if (projection != null && !feeds.containsKey(name)) {
                var feed = new Feed<>(setup, generation, projection);
                feeds.put(name, feed);
                adopted.add(feed);
            }
        }
        feeds.values().forEach(feed -> feed.limit(limit(look.open().get(feed.name()))));
        return adopted;
    }

    /** What has caught up must keep up. */
    private static int limit(@Nullable Replay replay) {
        return replay == null || replay.state() == ReplayState.CAUGHT_UP
                ? ReplayRequest.UNTHROTTLED
                : replay.eventsPerSecond();
    }

    private Flux<Progress> feed(Feed<T> feed) {
        return Flux.usingWhen(
                Mono.just(feed),
                running -> running.run()
                        .onErrorResume(failure -> fail(running, failure).thenMany(Flux.empty())),
                this::leave,
                (running, failure) -> leave(running),
                this::leave);
    }

    private Mono<Void> leave(Feed<T> feed) {
        return feed.left().doFinally(end -> {
            feeds.remove(feed.name(), feed);
            departures.ring();
        });
    }

    private Mono<Void> fail(Feed<T> feed, Throwable failure) {
        if (failure instanceof SubscriptionNotFoundException) {
            return Mono.empty();
        }
        LOG.warn("{} cannot be fed here: {}", feed.name(), failure.toString());
        var step = new ReplayStore.Step("fail", ReplayState.FAILED, setup.memberName(), failure.toString());
        return failure instanceof StoreUnavailableException
                ? Mono.delay(BETWEEN_LOOKS).then()
                : setup.store()
                        .open()
                        .filter(replay -> replay.subscription().equals(feed.name()))
                        .concatMap(replay -> setup.store().move(replay.id(), BUILDING, step))
                        .onErrorComplete()
                        .then(Mono.delay(BETWEEN_LOOKS))
                        .then();
    }

    private Mono<Void> measureAll(Map<String, Replay> open) {
        open.values().stream()
                .filter(replay -> !replay.state().isBuilding())
                .map(replay -> feeds.get(replay.subscription()))
                .filter(Objects::nonNull)
                .forEach(feed -> feed.ends().forget());
        return Flux.fromIterable(open.values())
                .filter(replay -> replay.state().isBuilding())
                .concatMap(replay -> {
                    var feed = feeds.get(replay.subscription());
                    return feed == null
                            ? Mono.<Void>empty()
                            : measure(replay, feed).onErrorResume(ReplayException.class, ended -> Mono.empty());
                })
                .then();
    }

    private Mono<Void> measure(Replay replay, Feed<T> feed) {
        // The end is asked for first: whoever has reached it then has caught up.
        return setup.end()
                .flatMap(end -> setup.reached(feed.name()).flatMap(reached -> measure(replay, feed, end, reached)));
    }

    private Mono<Void> measure(Replay replay, Feed<T> feed, Position end, Position reached) {
        var filter = feed.projection().filter();
        var head = later(end, replay.head());
        var expected = feed.ends().expected(head);
        return Mono.zip(setup.count(replay.position(), reached, filter), setup.count(replay.head(), head, filter))
                .flatMap(counted -> {
                    var done = replay.done() + counted.getT1();
                    var rate = replay.state() == ReplayState.CAUGHT_UP
                            ? replay.rate()
                            : feed.measured().after(done, replay.rate());
                    var measure = new ReplayStore.Measure(
                            later(reached, replay.position()), head, done, replay.total() + counted.getT2(), rate);
                    return setup.store()
                            .note(replay.id(), measure)
                            .then(step(
                                    replay,
                                    reached.compareTo(expected) >= 0 ? ReplayState.CAUGHT_UP : ReplayState.RUNNING));
                });
    }

    private Mono<Void> step(Replay replay, ReplayState to) {
        var noted = replay.state() == to || replay.state() == ReplayState.CAUGHT_UP;
        return noted
                ? Mono.empty()
                : setup.store()
                        .move(
                                replay.id(),
                                Set.of(ReplayState.REQUESTED, ReplayState.RUNNING),
                                new ReplayStore.Step("go on with", to, setup.memberName(), ""))
                        .doOnSuccess(moved -> setup.calls().call())
                        .then();
    }

    private static Position later(Position one, Position other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /**
     * What there is to do.
     *
     * @param answered whether the store has told
     */
    private record Look(long heard, List<Generation> wanted, Map<String, Replay> open, boolean answered) {

        boolean isBuilding() {
            return open.values().stream()
                    .anyMatch(replay -> replay.state().isBuilding() && replay.state() != ReplayState.CAUGHT_UP);
        }
    }
}
