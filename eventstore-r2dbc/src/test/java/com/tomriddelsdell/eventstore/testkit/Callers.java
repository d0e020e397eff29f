package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendOutcomeUnknownException;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Callers who append in every mode and remember what they were told. One whose append has an unknown outcome repeats it;
 * one who was told that nothing was appended believes it, and goes on with other events. They share their streams,
 * whichever store they append through.
 *
 * <p>Lives in this package because the checker does.
 */
public final class Callers {

    private static final int SHARED = 5;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final StreamId END = StreamId.of("outage", "end");

    private final History history = new History();
    private final Chance chance;
    private final AtomicInteger fresh = new AtomicInteger();
    private final EventData end = Events.one();

    public Callers(String test) {
        this.chance = Chance.printed(test);
    }

    /** Lets {@code callers} make {@code each} appends, the first through the first of {@code stores} and so on. */
    public Flux<Appended> append(int callers, int each, EventStore... stores) {
        return Flux.range(0, callers)
                .flatMap(
                        number -> append(number, each, chance.split(), stores[number % stores.length])
                                .subscribeOn(Schedulers.parallel()),
                        callers);
    }

    private Flux<Appended> append(int caller, int each, Chance own, EventStore store) {
        return Flux.range(0, each).concatMap(number -> {
            var events = Events.some(1 + own.below(3));
            var shared = Integer.toString(own.below(SHARED));
            return switch ((caller + number) % 4) {
                case 0 -> insist(store, StreamId.of("any", shared), ExpectedVersion.any(), events);
                case 1 -> insist(store, freshStream(), ExpectedVersion.noStream(), events);
                case 2 -> decide(store, StreamId.of("exactly", shared), StreamVersion.NONE, events);
                default -> exists(store, StreamId.of("exists", shared), events);
            };
        });
    }

    private StreamId freshStream() {
        return StreamId.of("fresh", Integer.toString(fresh.incrementAndGet()));
    }

    private Mono<Appended> decide(EventStore store, StreamId stream, StreamVersion seen, List<EventData> events) {
        return insist(store, stream, ExpectedVersion.unchangedSince(seen), events)
                .onErrorResume(VersionConflictException.class, first -> decide(store, stream, first.actual(), events));
    }

    private Mono<Appended> exists(EventStore store, StreamId stream, List<EventData> events) {
        return insist(store, stream, ExpectedVersion.streamExists(), events)
                .onErrorResume(
                        VersionConflictException.class,
                        missing -> insist(store, stream, ExpectedVersion.any(), events));
    }

    private Mono<Appended> insist(EventStore store, StreamId stream, ExpectedVersion expected, List<EventData> events) {
        return store.append(stream, expected, events)
                .single()
                .onErrorResume(
                        AppendOutcomeUnknownException.class, lost -> repeat(store.append(stream, expected, events)))
                .doOnNext(place -> history.acknowledged(place, events))
                .onErrorResume(
                        StoreUnavailableException.class,
                        nothingDone -> Mono.delay(PAUSE)
                                .then(Mono.defer(() -> insist(store, stream, expected, Events.some(events.size())))));
    }

    private static Mono<Appended> repeat(Mono<Appended> append) {
        return append.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE).filter(Callers::passes));
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof StoreUnavailableException || failure instanceof AppendOutcomeUnknownException;
    }

    /** Appends what {@link #followed} waits for. */
    public Mono<Appended> end(EventStore store) {
        return repeat(store.append(END, ExpectedVersion.any(), List.of(end)))
                .doOnNext(place -> history.acknowledged(place, List.of(end)));
    }

    /** What a follower is given from the start to the {@linkplain #end end}. */
    public Mono<List<RecordedEvent>> followed(EventStore store) {
        return store.follow(Position.START)
                .takeUntil(event -> event.id().equals(end.id()))
                .collectList();
    }

    /** Fails unless {@code log} is in order, whole, and exactly what the callers were told. */
    public void verify(List<RecordedEvent> log) {
        history.verifyLog(log);
        assertThat(log.stream().map(RecordedEvent::stream).distinct())
                .allSatisfy(stream -> history.verifyWhole(log.stream()
                        .filter(event -> event.stream().equals(stream))
                        .toList()));
    }

    /** The whole log as {@code store} reads it. */
    public static Mono<List<RecordedEvent>> log(EventStore store) {
        return store.read(LogRead.all()).collectList();
    }

    public static List<EventData> events(int count) {
        return Events.some(count);
    }
}
