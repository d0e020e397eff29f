package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.signal.Bell;
import com.tomriddelsdell.eventstore.signal.Calls;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Builds read models anew while they are read: beside the old one, from the first event on, until the new one can be compared
 * and switched to, without a request that fails or sees less than before.
 *
 * <pre>{@code
 * var replays = Replays.of(store, store.subscriptions(), store.replays(), List.of(inbox));
 * replays.run().subscribe();                                     // in every process
 * replays.start(ReplayRequest.of("inbox"), "ada")
 *        .flatMapMany(replay -> replays.progress(replay.id()))   // until it has caught up
 * replays.compare(id, 20);
 * replays.switchOver(id, "ada");                                 // and replays.rollBack(id, "ada") if need be
 * replays.retire(id, "ada");
 * }</pre>
 *
 * <p>Only projections can be given to it, which write in the transaction of the checkpoint: handlers with other effects are
 * subscriptions of their own, and see nothing of a replay.
 *
 * <p>Every publisher returned here is cold; nothing blocks. Operators may act in any process, whether it runs anything or
 * not. <strong>Errors:</strong> those of {@link ReplayException}, and
 * {@link com.tomriddelsdell.eventstore.StoreUnavailableException} from all. <strong>Cancellation:</strong> what is asked for
 * takes place as a whole or not at all.
 *
 * @param <T> the transaction that read models are written in
 */
public final class Replays<T> {

    /** The most events that are applied at a time to repair a read model, or to look at what it was. */
    public static final int MAX_EVENTS_AT_A_TIME = 100_000;

    /** The most differing rows that a comparison shows. */
    public static final int MAX_DIFFERENCES = 1_000;

    private static final int LISTED = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Setup<T> setup;
    private final Set<Feeding<T>> running = ConcurrentHashMap.newKeySet();
    private final Bell departures = new Bell();

    private Replays(Setup<T> setup) {
        this.setup = setup;
    }

    /**
     * Replays of projections of a log.
     *
     * @param subscriptions where checkpoints are kept
     * @param store where replays are kept, in the same database
     * @param projections all that this process knows
     * @throws IllegalArgumentException if two have one name, or a name that none may have
     */
    public static <T> Replays<T> of(
            EventStore events,
            SubscriptionStore<T> subscriptions,
            ReplayStore<T> store,
            Collection<? extends RebuildableProjection<T>> projections) {
        return new Replays<>(new Setup<>(
                requireNonNull(events, "events"),
                requireNonNull(subscriptions, "subscriptions"),
                requireNonNull(store, "store"),
                Setup.byName(requireNonNull(projections, "projections")),
                List.of(),
                "pid " + ProcessHandle.current().pid(),
                Subscriptions.LEASE,
                PATIENCE,
                new Calls(),
                Setup.NOBODY,
                null));
    }

    /** What operators call this process; its process id unless said otherwise. */
    public Replays<T> as(String memberName) {
        requireNonNull(memberName, "memberName");
        return new Replays<>(setup.named(memberName));
    }

    /** How long a process may show no life before others take over; as for subscriptions unless said otherwise. */
    public Replays<T> leasing(Duration duration) {
        Subscriptions.of(setup.events(), setup.subscriptions()).leasing(requireNonNull(duration, "duration"));
        return new Replays<>(setup.leasing(duration));
    }

    /**
     * How long a switch waits for a generation that is behind; 10 seconds unless said otherwise.
     *
     * @param duration zero to try once
     * @throws IllegalArgumentException if it is negative
     */
    public Replays<T> patientFor(Duration duration) {
        if (requireNonNull(duration, "duration").isNegative()) {
            throw new IllegalArgumentException("duration must not be negative, but was " + duration);
        }
        return new Replays<>(setup.patientFor(duration));
    }

    /** The subscriptions that plans name as held, if their handlers have effects. They are not run here. */
    public Replays<T> holding(Collection<Subscription<T>> others) {
        return new Replays<>(setup.beside(List.copyOf(requireNonNull(others, "others"))));
    }

    /** Lets plans tell which upcasters would run, and for how many events; nobody can tell unless said otherwise. */
    public Replays<T> upcastBy(Upcasting upcasting) {
        return new Replays<>(setup.upcastBy(requireNonNull(upcasting, "upcasting")));
    }

    /** Shows what operators do about replays to {@code observer}; to nobody unless said otherwise. */
    public Replays<T> observedBy(ReplayObserver observer) {
        return new Replays<>(setup.observedBy(requireNonNull(observer, "observer")));
    }

    /**
     * Feeds the generations of all projections: makes the first one where there is none, follows the log with those that readers
     * see or may be switched back to, and builds those that a replay asks for. To be run in every process; they share the work,
     * and go on with that of one that has died.
     *
     * <p><strong>Errors:</strong> outages are waited out; a projection whose first generation cannot be made is tried again, at
     * least every 10 seconds; a replay that cannot go on has failed. Others go on.
     *
     * <p><strong>Cancellation:</strong> as for subscriptions; whoever then closes the store waits for {@link #left()} first.
     *
     * @return the checkpoint of a partition each time it has moved; never completes
     */
    public Flux<Progress> run() {
        return Flux.usingWhen(
                Mono.fromSupplier(() -> {
                    var feeding = new Feeding<>(setup, departures);
                    running.add(feeding);
                    return feeding;
                }),
                Feeding::run,
                this::leave,
                (feeding, failure) -> leave(feeding),
                this::leave);
    }

    private Mono<Void> leave(Feeding<T> feeding) {
        return departures.await(feeding::isEmpty).doFinally(end -> {
            running.remove(feeding);
            departures.ring();
        });
    }

    /** Completes once nothing runs here any more. */
    public Mono<Void> left() {
        return departures.await(running::isEmpty);
    }

    /**
     * Finds out what a replay would do, without any effect.
     *
     * <p><strong>Errors:</strong> {@link UnknownProjectionException}; {@link ReplayRefusedException}, as {@link #start} would
     * refuse it.
     */
    public Mono<ReplayPlan> plan(ReplayRequest request) {
        requireNonNull(request, "request");
        return observed("plan", new Planning<>(setup).plan(request));
    }

    /**
     * Starts a replay: of everything, into a new generation, which those who {@link #run()} then build; or of a part, into the
     * one that is read, which has happened when this completes: in one transaction, so that readers see it done or not.
     *
     * <p><strong>Errors:</strong> {@link UnknownProjectionException}; {@link ReplayUnderWayException};
     * {@link ReplayRefusedException} when a position lies beyond the log, the projection has never been run, cannot be built on
     * so many partitions or cannot be repaired, events of it are parked, or a part has more than
     * {@value #MAX_EVENTS_AT_A_TIME} events.
     *
     * @param by who asks for it
     */
    public Mono<Replay> start(ReplayRequest request, String by) {
        requireNonNull(request, "request");
        requireNonNull(by, "by");
        return observed("start", new Operating<>(setup).start(request, by));
    }

    /** The newest 100 replays, newest first. */
    public Flux<Replay> list() {
        return setup.store().list(null, LISTED);
    }

    /** The newest 100 replays of a projection, newest first. */
    public Flux<Replay> list(String projection) {
        requireNonNull(projection, "projection");
        return setup.projection(projection).flatMapMany(known -> setup.store().list(projection, LISTED));
    }

    /** The newest replay of each projection that has had one, by the names of the projections. */
    public Flux<Replay> newest() {
        return Flux.fromIterable(projections())
                .concatMap(projection -> setup.store().list(projection, 1));
    }

    /** A replay. <strong>Errors:</strong> {@link ReplayNotFoundException}. */
    public Mono<Replay> find(UUID id) {
        return setup.store().find(requireNonNull(id, "id"));
    }

    /** The names of the projections that can be replayed here, in order. */
    public Collection<String> projections() {
        return List.copyOf(setup.projections().keySet());
    }

    /** The generations of all projections that there are, by projection and number. */
    public Flux<Generation> generations() {
        return setup.store().generations();
    }

    /**
     * How far a replay has come: now, and then each time that more is written down, about once a second.
     *
     * <p><strong>Errors:</strong> {@link ReplayNotFoundException}.
     *
     * <p><strong>Backpressure:</strong> a slow subscriber is given the newest, and misses what was between.
     *
     * @return completes when nothing more will come: it was switched to, cancelled, rolled back or repaired. When it has caught
     *     up it goes on
     */
    public Flux<ReplayProgress> progress(UUID id) {
        requireNonNull(id, "id");
        return look(id).expand(
                        look -> look.progress().state().isOpen() ? pause(look).then(look(id)) : Mono.empty())
                .map(Look::progress)
                .distinctUntilChanged();
    }

    private Mono<Look> look(UUID id) {
        return Mono.defer(() -> {
            var heard = setup.calls().made();
            return setup.store().find(id).map(replay -> new Look(heard, ReplayProgress.of(replay)));
        });
    }

    private Mono<Void> pause(Look look) {
        return Mono.firstWithSignal(
                setup.calls().after(look.heard()), Mono.delay(BETWEEN_LOOKS).then());
    }

    private record Look(long heard, ReplayProgress progress) {}

    /**
     * Changes how many events a second are passed; takes effect within about a second in every process.
     *
     * <p><strong>Errors:</strong> {@link ReplayNotFoundException}; {@link ReplayStateException} when it is over.
     *
     * @param eventsPerSecond {@link ReplayRequest#UNTHROTTLED} for no limit
     */
    public Mono<Replay> throttle(UUID id, int eventsPerSecond) {
        requireNonNull(id, "id");
        ReplayRequest.requireRate(eventsPerSecond);
        return observed("throttle", new Operating<>(setup).throttle(id, eventsPerSecond));
    }

    /** Holds a replay: once this completes, nothing more is written by it. <strong>Errors:</strong> {@link ReplayStateException}. */
    public Mono<Replay> pause(UUID id, String by) {
        requireNonNull(id, "id");
        requireNonNull(by, "by");
        return observed("pause", new Operating<>(setup).pause(id, by));
    }

    /** Lets a replay go on that is paused or has failed. <strong>Errors:</strong> {@link ReplayStateException}. */
    public Mono<Replay> resume(UUID id, String by) {
        requireNonNull(id, "id");
        requireNonNull(by, "by");
        return observed("resume", new Operating<>(setup).resume(id, by));
    }

    /**
     * Gives a replay up that has not been switched to, and drops its generation, after whoever writes to it has been told to
     * stop: within a lease. One that could not be dropped is paused.
     *
     * <p><strong>Errors:</strong> {@link ReplayStateException}.
     */
    public Mono<Replay> cancel(UUID id, String by) {
        requireNonNull(id, "id");
        requireNonNull(by, "by");
        return observed("cancel", new Operating<>(setup).cancel(id, by));
    }

    /**
     * Compares the rows that a replay has built with those of the generation before, row by row, while both go on. Reads all of
     * both, page by page.
     *
     * <p><strong>Errors:</strong> {@link ReplayNotFoundException}; a {@link ReplayRefusedException} when one of the generations
     * is gone.
     *
     * @param differences the most to show; from 1 to {@value #MAX_DIFFERENCES}
     */
    public Mono<Comparison> compare(UUID id, int differences) {
        requireNonNull(id, "id");
        if (differences < 1 || differences > MAX_DIFFERENCES) {
            throw new IllegalArgumentException(
                    "differences must be from 1 to %d, but was %d".formatted(MAX_DIFFERENCES, differences));
        }
        return observed(
                "compare",
                setup.store().find(id).flatMap(replay -> new Comparing<>(setup).compare(replay, differences)));
    }

    private <V> Mono<V> observed(String act, Mono<V> outcome) {
        return setup.observer().observe(act, outcome);
    }

    /**
     * Lets readers see what a replay has built, from one moment to the next: no request fails, and none that begins afterwards
     * sees less than readers saw before. The generation before is fed on, for the way back.
     *
     * <p><strong>Errors:</strong> {@link ReplayStateException} unless it has caught up; {@link GenerationBehindException} when
     * it fell behind since; a {@link ReplayRefusedException} when events of it are parked.
     */
    public Mono<Replay> switchOver(UUID id, String by) {
        requireNonNull(id, "id");
        requireNonNull(by, "by");
        return observed("switch", new Publishing<>(setup).switchOver(id, by));
    }

    /**
     * Lets readers see the generation before again, under the same promise; and the other way round when that was done.
     *
     * <p><strong>Errors:</strong> {@link ReplayStateException} unless it was switched to; {@link GenerationBehindException} when
     * nobody has fed the one before since; a {@link ReplayRefusedException} when that was retired.
     */
    public Mono<Replay> rollBack(UUID id, String by) {
        requireNonNull(id, "id");
        requireNonNull(by, "by");
        return observed("roll back", new Publishing<>(setup).rollBack(id, by));
    }

    /**
     * Drops the generation that readers do not see, once the way back is needed no more.
     *
     * <p><strong>Errors:</strong> {@link ReplayStateException} unless it was switched to or rolled back.
     */
    public Mono<Replay> retire(UUID id, String by) {
        requireNonNull(id, "id");
        requireNonNull(by, "by");
        return observed("retire", new Operating<>(setup).retire(id, by));
    }

    /**
     * The rows of a read model as they were when everything up to a position had been applied, and nothing after. They are built
     * in a scratch copy, of which nothing is left.
     *
     * <p><strong>Errors:</strong> {@link UnknownProjectionException}; {@link ReplayRefusedException} when the position lies
     * beyond the log, or more than {@value #MAX_EVENTS_AT_A_TIME} events would have to be applied.
     *
     * @param after the key before the first row, exclusive; null for the first
     * @param limit the most rows to emit
     */
    public Flux<ProjectedRow> rowsAt(String projection, Position at, @Nullable String after, int limit) {
        requireNonNull(projection, "projection");
        requireNonNull(at, "at");
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, but was " + limit);
        }
        return new Rewinding<>(setup).rows(projection, at, after, limit);
    }

    /**
     * The events that have changed a row of a read model, up to a position; found by applying, in a scratch copy, one after the
     * other those that {@linkplain RebuildableProjection#concerning may concern it}.
     *
     * <p><strong>Errors:</strong> as for {@link #rowsAt}.
     *
     * @return the events with what the row was after each
     */
    public Flux<Touch> touches(String projection, String key, Position upTo) {
        requireNonNull(projection, "projection");
        requireNonNull(key, "key");
        requireNonNull(upTo, "upTo");
        return new Rewinding<>(setup).touches(projection, key, upTo);
    }

    /**
     * An event that has changed a row.
     *
     * @param row as it was afterwards; null if it was gone
     */
    public record Touch(RecordedEvent event, @Nullable ProjectedRow row) {
        public Touch {
            requireNonNull(event, "event");
        }
    }
}
