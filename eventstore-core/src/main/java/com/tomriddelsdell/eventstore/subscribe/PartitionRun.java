package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StoreFailedException;
import java.time.Duration;
import java.util.ArrayList;
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
        return advance(batch, null).onErrorResume(this::isFault, failure -> isolate(batch, failure));
    }

    /** Parks the event that a step failed at, in one step with those before it. */
    private Mono<Position> isolate(Batch batch, Throwable failure) {
        if (failure instanceof HandlingFailed failed) {
            return advance(batch.upTo(failed.event()), new Parking(failed.event(), parked.failed(failed, 1)));
        }
        return batch.events().size() == 1
                ? advance(batch, new Parking(batch.events().getFirst(), parked.failed(failure, 1)))
                : step(batch.firstHalf());
    }

    private Mono<Position> advance(Batch batch, @Nullable Parking culprit) {
        return Mono.defer(() -> {
            var parkings = new ArrayList<Parking>();
            var free = new ArrayList<RecordedEvent>();
            for (var event : batch.events()) {
                if (culprit != null && culprit.event().equals(event)) {
                    parkings.add(culprit);
                } else if (parked.blocks(event.stream())) {
                    parkings.add(new Parking(event, null));
                } else {
                    free.add(event);
                }
            }
            var advance = new Advance(written, batch.to(), batch.lastId(), parkings);
            var handling = subscription.handling();
            var done = culprit == null
                    ? handling.advance(store, lease, advance, free)
                    : handling.advanceAgain(store, lease, advance, free);
            return done.then(Mono.fromSupplier(() -> {
                written = batch.to();
                parked.added(parkings);
                return written;
            }));
        });
    }

    private boolean isFault(Throwable failure) {
        return failure instanceof HandlingFailed failed
                ? !parked.isOutage(failed)
                : failure instanceof StoreFailedException
                        && subscription.handling().rollsBack();
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
