package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What contracts share that let many writers and followers loose on one store. */
abstract class RacingContract extends StoreContract {

    static final int STREAMS = 40;

    final History history = new History();

    /** How many followers have been given something that was appended after they came. */
    private final AtomicInteger inThePresent = new AtomicInteger();

    /** Lets {@code count} act at once, on threads that must not be blocked. */
    static <T> Flux<T> everyone(int count, Chance chance, Function<Chance, ? extends Publisher<T>> act) {
        return Flux.range(0, count)
                .map(number -> chance.split())
                .flatMap(own -> Flux.defer(() -> act.apply(own)).subscribeOn(Schedulers.parallel()), count);
    }

    /** A writer that makes {@code count} appends to streams it shares with the others. */
    final Flux<Appended> writes(Chance chance, int count) {
        return Flux.range(0, count).concatMap(number -> write(chance));
    }

    /** A writer that goes on until {@code followers} have each been given something appended after they came. */
    final Flux<Appended> writesUntilFollowed(Chance chance, int followers) {
        return Flux.range(0, Integer.MAX_VALUE)
                .takeWhile(number -> inThePresent.get() < followers)
                .concatMap(number -> write(chance).delayElement(Duration.ofMillis(1)), 1);
    }

    private Mono<Appended> write(Chance chance) {
        var events = Events.some(1 + chance.below(3));
        return acknowledged(store.append(someStream(chance), ExpectedVersion.any(), events), events);
    }

    final Mono<Appended> acknowledged(Mono<Appended> append, List<EventData> events) {
        return append.single().doOnNext(place -> history.acknowledged(place, events));
    }

    final void acknowledge(AppendRequest request, List<Appended> places) {
        for (var part = 0; part < places.size(); part++) {
            history.acknowledged(places.get(part), request.parts().get(part).events());
        }
    }

    static StreamId someStream(Chance chance) {
        return StreamId.of("race", Integer.toString(chance.below(STREAMS)));
    }

    /** Runs {@code writers} while followers come one by one, and verifies what each of them and the log shows. */
    final void verifyFollowed(int followers, Chance chance, Flux<?> writers) {
        var end = Events.some(1);
        var seen = everyone(
                        followers,
                        chance,
                        own -> lateFollower(
                                own,
                                store.follow(Position.START),
                                end.getFirst().id()))
                .collectList();
        var written = writers.then(acknowledged(store.append(OTHER, ExpectedVersion.any(), end), end));

        var all = now(Mono.zip(seen, written).map(both -> both.getT1()));

        assertThat(all).hasSize(followers).allSatisfy(history::verifyLog);
        history.verifyLog(log());
    }

    final Mono<List<RecordedEvent>> lateFollower(Chance chance, Flux<RecordedEvent> followed, UUID end) {
        return Mono.delay(chance.moment()).then(Mono.defer(() -> followedTo(followed, end)));
    }

    final Mono<List<RecordedEvent>> followedTo(UUID end) {
        return followedTo(store.follow(Position.START), end);
    }

    private Mono<List<RecordedEvent>> followedTo(Flux<RecordedEvent> followed, UUID end) {
        var present = new AtomicReference<>(history.lastPosition());
        return followed.doOnNext(event -> {
                    if (event.position().compareTo(present.get()) > 0) {
                        present.set(Position.END);
                        inThePresent.incrementAndGet();
                    }
                })
                .takeUntil(event -> event.id().equals(end))
                .collectList();
    }
}
