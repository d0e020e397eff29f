package com.tomriddelsdell.portfolio.visit.web;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.portfolio.visit.VisitEvent;
import com.tomriddelsdell.portfolio.visit.VisitEvent.PagesViewed;
import com.tomriddelsdell.portfolio.visit.VisitStreams;
import java.time.Duration;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Appends what was tallied every few seconds, beside whatever the site is asked to do. While the store is away, the same events
 * are tried again and looks go on being added up; an event that was appended though its answer was lost is known by its id.
 */
final class VisitLog {

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final EventStore store;
    private final EventCodec<VisitEvent> codec;
    private final Tally tally;

    VisitLog(EventStore store, EventCodec<VisitEvent> codec, Tally tally) {
        this.store = store;
        this.codec = codec;
        this.tally = tally;
    }

    /** Goes on until {@code end}, and appends once more then. */
    Mono<Void> keep(Publisher<?> end) {
        return Flux.interval(EVERY)
                .onBackpressureDrop()
                .takeUntilOther(end)
                .concatMap(tick -> append(), 1)
                .then(Mono.defer(this::append));
    }

    /** Appends what was tallied so far. */
    Mono<Void> append() {
        return Flux.fromIterable(tally.take()).concatMap(this::append).then();
    }

    private Mono<Void> append(PagesViewed viewed) {
        return codec.encoded(List.<VisitEvent>of(viewed))
                .flatMap(events -> append(viewed, events))
                .then();
    }

    private Mono<Void> append(PagesViewed viewed, List<EventData> events) {
        return Mono.defer(() -> store.append(VisitStreams.of(viewed.day()), ExpectedVersion.any(), events))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE))
                .then();
    }
}
