package com.tomriddelsdell.eventstore.replay;

import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Feeds one generation in this process. */
final class Feed<T> {

    private final Generation generation;
    private final RebuildableProjection<T> projection;
    private final AtomicInteger rate = new AtomicInteger(ReplayRequest.UNTHROTTLED);
    private final Subscriptions<T> subscriptions;
    private final Sinks.Empty<Void> stopped = Sinks.empty();
    private final Rate measured = new Rate();
    private final RecentEnds ends = new RecentEnds();

    Feed(Setup<T> setup, Generation generation, RebuildableProjection<T> projection) {
        this.generation = generation;
        this.projection = projection;
        this.subscriptions = setup.running(new Throttled(setup.events(), rate::get));
    }

    String name() {
        return generation.subscription();
    }

    RebuildableProjection<T> projection() {
        return projection;
    }

    Rate measured() {
        return measured;
    }

    RecentEnds ends() {
        return ends;
    }

    void limit(int eventsPerSecond) {
        rate.set(eventsPerSecond);
    }

    void stop() {
        stopped.tryEmitEmpty();
    }

    /** Runs until stopped. */
    Flux<Progress> run() {
        var subscription = Subscription.projecting(
                        name(), new Applying<>(projection, generation.number()).asProjection())
                .only(projection.filter())
                .partitions(generation.partitions())
                .retrying(projection.retries());
        return subscriptions.runExisting(subscription).takeUntilOther(stopped.asMono());
    }

    Mono<Void> left() {
        return subscriptions.left();
    }
}
