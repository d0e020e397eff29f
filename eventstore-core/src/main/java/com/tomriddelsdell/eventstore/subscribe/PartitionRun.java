package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StoreFailedException;
import com.tomriddelsdell.eventstore.signal.Calls;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Runs one partition under one lease, one step after the other: sections of the log, and between them parked events. */
final class PartitionRun<T> {

    private static final Duration TICK = Duration.ofMillis(50);
    private static final int TICKS_BETWEEN_LOOKS = 5;

    private final Subscription<T> subscription;
    private final EventStore events;
    private final SubscriptionStore<T> store;
    private final Lease lease;
    private final Calls calls;
    private final Calls moves;
    private final ParkedQueue<T> parked;
    private final Sinks.Empty<Void> lost = Sinks.empty();

    private Position written;
    private volatile Position reached;
    private volatile boolean stopping;
    private long heard;
    private int ticks;

    PartitionRun(
            Subscription<T> subscription,
            EventStore events,
            SubscriptionStore<T> store,
            Lease lease,
            Calls calls,
            Calls moves) {
        this.subscription = subscription;
        this.events = events;
        this.store = store;
        this.lease = lease;
        this.calls = calls;
        this.moves = moves;
        this.parked = new ParkedQueue<>(subscription, store, lease);
        this.written = lease.position();
        this.reached = lease.position();
    }

    Lease lease() {
        return lease;
    }

    Progress progress() {
        return new Progress(subscription.name(), lease.partition(), reached);
    }

    /** Ends the run after the step under way. */
    void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Ends the run at once. */
    void lose() {
        lost.tryEmitEmpty();
    }

    /** Completes when the lease is lost. */
    Mono<Void> lost() {
        return lost.asMono();
    }

    /** Runs until stopped or lost; the checkpoint each time it has moved. */
    Flux<Progress> run() {
        Flux<Supplier<Flux<Progress>>> sections =
                events.sections(written, subscription.filter()).map(section -> () -> handle(section));
        Flux<Supplier<Flux<Progress>>> looks =
                Flux.interval(TICK).onBackpressureDrop().map(tick -> this::look);
        return events.verify(Checkpoint.at(written))
                .then(parked.load())
                .thenMany(Flux.merge(1, sections, looks))
                .takeWhile(step -> !stopping)
                .concatMap(Supplier::get, 1);
    }

    private Flux<Progress> handle(Section section) {
        var own = section.events().stream().filter(this::isOwn).toList();
        if (own.isEmpty()) {
            reach(section.to());
            return Flux.empty();
        }
        return Flux.fromIterable(Batch.of(own, section.to(), subscription.maxBatch()))
                .concatMap(this::handle, 1);
    }

    private boolean isOwn(RecordedEvent event) {
        return subscription.partitions() == 1
                || Partitions.of(event.stream(), subscription.partitions()) == lease.partition();
    }

    private Flux<Progress> handle(Batch batch) {
        return Mono.just(batch)
                .expand(rest ->
                        rest.isEmpty() || stopping ? Mono.empty() : step(rest).map(rest::after))
                .skip(1)
                .doOnNext(rest -> reach(rest.isEmpty() ? batch.to() : written))
                .map(rest -> progress());
    }

    /** Handles as much of a batch as can be at a time; emits how far that was. */
    private Mono<Position> step(Batch batch) {
        return Mono.defer(() -> subscription.handling().advance(store, lease, advance(batch, null), free(batch, null)))
                .then(moved(batch, null))
                .onErrorResume(failure -> isolate(batch, failure));
    }

    /** Finds the event that a step failed at, and parks it in one step with those before it. */
    private Mono<Position> isolate(Batch batch, Throwable failure) {
        if (failure instanceof HandlingFailed failed) {
            return parked.isOutage(failed)
                    ? keep(batch, failed)
                    : stepAgain(batch.upTo(failed.event()), new Parking(failed.event(), parked.failed(failed, 1)));
        }
        if (!(failure instanceof StoreFailedException && subscription.handling().rollsBack())) {
            return Mono.error(failure);
        }
        return batch.events().size() == 1
                ? stepAgain(batch, new Parking(batch.events().getFirst(), parked.failed(failure, 1)))
                : step(batch.firstHalf());
    }

    /** Does not do again, when the outage is over, what cannot be undone. */
    private Mono<Position> keep(Batch batch, HandlingFailed failed) {
        return subscription.handling().rollsBack() || batch.startsWith(failed.event())
                ? Mono.error(failed)
                : stepAgain(batch.before(failed.event()), null);
    }

    private Mono<Position> stepAgain(Batch batch, @Nullable Parking culprit) {
        return Mono.defer(() -> subscription
                        .handling()
                        .advanceAgain(store, lease, advance(batch, culprit), free(batch, culprit)))
                .then(moved(batch, culprit));
    }

    private Advance advance(Batch batch, @Nullable Parking culprit) {
        return new Advance(written, batch.to(), batch.lastId(), parkings(batch, culprit));
    }

    private Mono<Position> moved(Batch batch, @Nullable Parking culprit) {
        return Mono.fromSupplier(() -> {
            parked.added(parkings(batch, culprit));
            written = batch.to();
            return written;
        });
    }

    private List<Parking> parkings(Batch batch, @Nullable Parking culprit) {
        return batch.events().stream()
                .filter(event -> isPutAside(event, culprit))
                .map(event -> culprit != null && event.equals(culprit.event()) ? culprit : new Parking(event, null))
                .toList();
    }

    private List<RecordedEvent> free(Batch batch, @Nullable Parking culprit) {
        return batch.events().stream()
                .filter(event -> !isPutAside(event, culprit))
                .toList();
    }

    private boolean isPutAside(RecordedEvent event, @Nullable Parking culprit) {
        return parked.blocks(event.stream()) || (culprit != null && event.equals(culprit.event()));
    }

    private Flux<Progress> look() {
        var called = calls.made();
        ticks++;
        if (ticks < TICKS_BETWEEN_LOOKS && called == heard) {
            return pass();
        }
        ticks = 0;
        heard = called;
        return pass().concatWith(parked.retry(() -> stopping).thenMany(Flux.empty()));
    }

    /** Writes down how far the log was seen although nothing in it was for this partition. */
    private Flux<Progress> pass() {
        var to = reached;
        if (to.equals(written)) {
            return Flux.empty();
        }
        return store.advance(lease, new Advance(written, to, null, List.of()))
                .then(Mono.fromSupplier(() -> {
                    written = to;
                    return progress();
                }))
                .flux();
    }

    private void reach(Position position) {
        reached = position;
        moves.call();
    }
}
