package com.tomriddelsdell.eventstore.memory;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.GenerationState;
import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import com.tomriddelsdell.eventstore.replay.ReplayStore;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Generations and replays in memory. Changes are collected first, and made in one turn with what is written down about them,
 * if that may still be.
 */
final class InMemoryReplayStore implements ReplayStore<InMemoryTransaction> {

    private final InMemorySubscriptionStore subscriptions;
    private final EventStore events;
    private final ReplayLedger ledger;
    private final ReplaySwitching switching;

    InMemoryReplayStore(InMemorySubscriptionStore subscriptions, EventStore events, Clock clock) {
        this.subscriptions = subscriptions;
        this.events = events;
        this.ledger = new ReplayLedger(clock);
        this.switching = new ReplaySwitching(subscriptions, ledger);
    }

    @Override
    public Mono<Void> found(
            String projection, int version, int partitions, Function<InMemoryTransaction, Mono<Void>> changes) {
        requireNonNull(projection, "projection");
        requireNonNull(changes, "changes");
        return subscriptions
                .turn(() -> ledger.nextNumber(projection) == 1)
                .filter(first -> first)
                .flatMap(first -> collect(changes))
                .flatMap(transaction -> subscriptions.turn(() -> {
                    if (ledger.nextNumber(projection) == 1) {
                        var generation = ledger.begin(projection, 1, version, partitions, GenerationState.LIVE);
                        subscriptions.add(generation.subscription(), partitions);
                        transaction.commit();
                    }
                    return projection;
                }))
                .then();
    }

    @Override
    public Flux<Generation> generations() {
        return subscriptions.turn(ledger::generations).flatMapIterable(found -> found);
    }

    @Override
    public Mono<Replay> open(Opening opening, BiFunction<InMemoryTransaction, Integer, Mono<Void>> changes) {
        requireNonNull(opening, "opening");
        requireNonNull(changes, "changes");
        var projection = opening.request().projection();
        return subscriptions
                .turn(() -> {
                    ledger.requireNoneOpen(projection);
                    return ledger.nextNumber(projection);
                })
                .flatMap(number -> collect(transaction -> changes.apply(transaction, number))
                        .flatMap(transaction -> subscriptions.turn(() -> {
                            ledger.requireNoneOpen(projection);
                            return open(opening, number, transaction);
                        })));
    }

    private Replay open(Opening opening, int number, InMemoryTransaction transaction) {
        var request = opening.request();
        var generation = ledger.begin(
                request.projection(), number, opening.version(), request.partitions(), GenerationState.BUILDING);
        subscriptions.add(generation.subscription(), request.partitions());
        transaction.commit();
        var previous = ledger.live(request.projection()).map(Generation::number).orElse(0);
        return ledger.add(opening, number, previous, ReplayState.REQUESTED);
    }

    @Override
    public Mono<Replay> repair(Opening opening, BiFunction<InMemoryTransaction, List<Progress>, Mono<Void>> changes) {
        requireNonNull(opening, "opening");
        requireNonNull(changes, "changes");
        var projection = opening.request().projection();
        return subscriptions
                .turn(() -> reached(projection))
                .flatMap(reached -> collect(transaction -> changes.apply(transaction, reached))
                        .flatMap(transaction -> subscriptions.turn(() -> {
                            var unmoved = reached(projection).equals(reached);
                            if (unmoved) {
                                transaction.commit();
                            }
                            return unmoved;
                        })))
                .repeat()
                .takeUntil(unmoved -> unmoved)
                .then(subscriptions.turn(() -> {
                    var live = ledger.requireLive(projection).number();
                    return ledger.add(opening, live, live, ReplayState.REPAIRED);
                }));
    }

    private List<Progress> reached(String projection) {
        ledger.requireNoneOpen(projection);
        return subscriptions
                .state(ledger.requireLive(projection).subscription())
                .progress();
    }

    @Override
    public Mono<Replay> find(UUID id) {
        requireNonNull(id, "id");
        return subscriptions.turn(() -> ledger.find(id));
    }

    @Override
    public Flux<Replay> list(@Nullable String projection, int limit) {
        return subscriptions
                .turn(ledger::newestFirst)
                .flatMapIterable(found -> found)
                .filter(replay -> projection == null || replay.projection().equals(projection))
                .take(limit);
    }

    @Override
    public Flux<Replay> open() {
        return subscriptions.turn(() -> ledger.open().toList()).flatMapIterable(found -> found);
    }

    @Override
    public Mono<Replay> move(UUID id, Set<ReplayState> from, Step step) {
        requireNonNull(id, "id");
        requireNonNull(from, "from");
        requireNonNull(step, "step");
        return subscriptions.turn(() -> ledger.before(id, from, step)
                .map(replay -> ledger.take(replay, step))
                .orElseGet(() -> ledger.find(id)));
    }

    @Override
    public Mono<Void> note(UUID id, Measure measure) {
        requireNonNull(id, "id");
        requireNonNull(measure, "measure");
        return subscriptions
                .turn(() -> {
                    ledger.note(id, measure);
                    return id;
                })
                .then();
    }

    @Override
    public Mono<Replay> throttle(UUID id, int eventsPerSecond) {
        requireNonNull(id, "id");
        return subscriptions.turn(() -> ledger.throttle(id, eventsPerSecond));
    }

    @Override
    public Mono<Replay> publish(
            UUID id,
            Set<ReplayState> from,
            Step step,
            @Nullable Integer live,
            int generation,
            Function<InMemoryTransaction, Mono<Void>> changes) {
        requireNonNull(id, "id");
        requireNonNull(from, "from");
        requireNonNull(step, "step");
        requireNonNull(changes, "changes");
        return committing(id, from, step, changes, replay -> switching.publish(replay, step, live, generation));
    }

    @Override
    public Mono<Replay> retire(
            UUID id,
            Set<ReplayState> from,
            Step step,
            int generation,
            Function<InMemoryTransaction, Mono<Void>> changes) {
        requireNonNull(id, "id");
        requireNonNull(from, "from");
        requireNonNull(step, "step");
        requireNonNull(changes, "changes");
        return committing(
                id,
                from,
                step,
                changes,
                replay -> ledger.generation(replay.projection(), generation)
                        .map(found -> switching.retire(replay, step, found))
                        .orElse(replay));
    }

    /** Collects changes, and makes them in one turn with {@code own}, if the replay may take the step then. */
    private Mono<Replay> committing(
            UUID id,
            Set<ReplayState> from,
            Step step,
            Function<InMemoryTransaction, Mono<Void>> changes,
            Function<Replay, Replay> own) {
        return subscriptions
                .turn(() -> ledger.before(id, from, step))
                .flatMap(before -> before.isEmpty()
                        ? find(id)
                        : collect(changes)
                                .flatMap(transaction -> subscriptions.turn(() -> ledger.before(id, from, step)
                                        .map(replay -> {
                                            var moved = own.apply(replay);
                                            transaction.commit();
                                            return moved;
                                        })
                                        .orElseGet(() -> ledger.find(id)))));
    }

    @Override
    public Mono<Map<String, Long>> countByType(LogRead read) {
        requireNonNull(read, "read");
        return events.read(read)
                .collect(Collectors.groupingBy(RecordedEvent::type, Collectors.counting()))
                .map(InMemoryReplayStore::mostFrequentFirst);
    }

    private static Map<String, Long> mostFrequentFirst(Map<String, Long> counts) {
        var sorted = new LinkedHashMap<String, Long>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    @Override
    public <V> Flux<V> reading(Function<InMemoryTransaction, ? extends Publisher<V>> reads) {
        requireNonNull(reads, "reads");
        return Flux.defer(() -> reads.apply(new InMemoryTransaction()));
    }

    @Override
    public <V> Flux<V> scratch(
            Function<InMemoryTransaction, Mono<Void>> drop,
            Function<Scratch<InMemoryTransaction>, ? extends Publisher<V>> work) {
        requireNonNull(drop, "drop");
        requireNonNull(work, "work");
        var dropping = step(drop).then();
        return Flux.usingWhen(
                Mono.just(new Steps()), work, done -> dropping, (done, failure) -> dropping, done -> dropping);
    }

    private <V> Flux<V> step(Function<InMemoryTransaction, ? extends Publisher<V>> step) {
        return Flux.defer(() -> {
            var transaction = new InMemoryTransaction();
            return Flux.from(step.apply(transaction))
                    .concatWith(committed(transaction).then(Mono.empty()));
        });
    }

    private Mono<InMemoryTransaction> committed(InMemoryTransaction transaction) {
        return subscriptions.turn(() -> {
            transaction.commit();
            return transaction;
        });
    }

    private static Mono<InMemoryTransaction> collect(Function<InMemoryTransaction, Mono<Void>> changes) {
        return Mono.defer(() -> {
            var transaction = new InMemoryTransaction();
            return changes.apply(transaction).thenReturn(transaction);
        });
    }

    /** Each step is a transaction of its own. */
    private final class Steps implements Scratch<InMemoryTransaction> {

        @Override
        public <V> Flux<V> step(Function<InMemoryTransaction, ? extends Publisher<V>> step) {
            requireNonNull(step, "step");
            return InMemoryReplayStore.this.step(step);
        }
    }
}
