package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.caller.Tally;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The events of one round of {@link Delivery}, and when each was acknowledged and delivered. */
final class DeliveryRound {

    private final OpenStore appending;
    private final OpenStore following;
    private final Duration interval;
    private final List<EventData> events;
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final AtomicLongArray acknowledged;
    private final AtomicLongArray delivered;

    DeliveryRound(OpenStore appending, OpenStore following, int events, int perSecond) {
        this.appending = appending;
        this.following = following;
        this.interval = Duration.ofSeconds(1).dividedBy(perSecond);
        this.events = Orders.placed(events);
        this.acknowledged = new AtomicLongArray(events);
        this.delivered = new AtomicLongArray(events);
        this.events.forEach(event -> numbers.put(event.id(), numbers.size()));
    }

    Round play() {
        var live = new CompletableFuture<Position>();
        var all = following
                .store()
                .follow(appending.end())
                .doOnNext(event -> live.complete(event.position()))
                .skip(1)
                .take(events.size())
                .doOnNext(this::deliver)
                .then()
                .toFuture();
        OpenStore.await(append(Orders.placed(1).getFirst()));
        OpenStore.await(Mono.fromFuture(live));
        var start = System.nanoTime();
        OpenStore.await(Flux.interval(interval)
                .take(events.size())
                .flatMap(number -> append(number.intValue()), events.size())
                .count());
        OpenStore.await(Mono.fromFuture(all).thenReturn(true));
        return round(System.nanoTime() - start);
    }

    private Mono<?> append(int number) {
        return append(events.get(number)).doOnSuccess(place -> acknowledged.set(number, System.nanoTime()));
    }

    private Mono<?> append(EventData event) {
        return appending.store().append(Orders.newStream(), ExpectedVersion.noStream(), List.of(event));
    }

    private void deliver(RecordedEvent event) {
        var number = numbers.get(event.id());
        if (number == null || delivered.getAndSet(number, System.nanoTime()) != 0) {
            throw new IllegalStateException("delivered twice, or never appended: " + event.id());
        }
    }

    private Round round(long nanos) {
        var later = Tally.histogram();
        for (var number = 0; number < events.size(); number++) {
            later.recordValue(Math.max(0, delivered.get(number) - acknowledged.get(number)));
        }
        return new Round((double) events.size() * TimeUnit.SECONDS.toNanos(1) / nanos, Tally.latency(later));
    }
}
