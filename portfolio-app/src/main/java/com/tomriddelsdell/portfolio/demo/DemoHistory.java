package com.tomriddelsdell.portfolio.demo;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ImportRefusedException;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.transfer.EventImport;
import com.tomriddelsdell.eventstore.transfer.ImportBatch;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.visit.VisitEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Takes a past into a log that has no contact requests yet. Events are imported, so that they have the times at which they are
 * said to have happened; what is personal in them is sealed as that of real people is.
 */
final class DemoHistory {

    private static final long SEED = 20_260_131;
    private static final int ATTEMPTS = 30;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final EventFilter CONTACTS = EventFilter.everything().inCategories(ContactStreams.CATEGORY);

    private final EventStore store;
    private final EventImport imports;
    private final EventCodec<ContactEvent> contacts;
    private final EventCodec<VisitEvent> visits;
    private final Letters letters;
    private final Clock clock;

    DemoHistory(
            EventStore store,
            EventImport imports,
            EventCodec<ContactEvent> contacts,
            EventCodec<VisitEvent> visits,
            Letters letters,
            Clock clock) {
        this.store = store;
        this.imports = imports;
        this.contacts = contacts;
        this.visits = visits;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Imports all of it, or nothing, and tells how many events; none when somebody has written already. While others append,
     * it is tried again.
     *
     * <p><strong>Errors:</strong> those of the store and of the keys; {@link ImportRefusedException} when others append all
     * the time.
     */
    Mono<Integer> create() {
        return store.read(LogRead.all().matching(CONTACTS).limit(1))
                .hasElements()
                .flatMap(written -> written ? Mono.just(0) : happened().flatMap(this::imported));
    }

    /** In the order of their times. */
    private Mono<List<Moment<EventData>>> happened() {
        return Mono.defer(() -> {
            var now = clock.instant();
            var random = new Random(SEED);
            var requests = new DemoContacts(letters, random).until(now).toList();
            var looks = new DemoVisits(random).until(now).toList();
            return Mono.zip(
                    encoded(requests, contacts),
                    encoded(looks, visits),
                    (written, looked) -> Stream.concat(written.stream(), looked.stream())
                            .sorted(Comparator.comparing(Moment::at))
                            .toList());
        });
    }

    private static <E> Mono<List<Moment<EventData>>> encoded(List<Moment<E>> moments, EventCodec<E> codec) {
        return codec.encoded(moments.stream().map(Moment::event).toList())
                .map(data -> IntStream.range(0, data.size())
                        .mapToObj(index -> moments.get(index).with(data.get(index)))
                        .toList());
    }

    private Mono<Integer> imported(List<Moment<EventData>> moments) {
        return head().map(head -> ImportBatch.of(new Recording(head).of(moments)))
                .flatMap(imports::append)
                .thenReturn(moments.size())
                .retryWhen(Retry.fixedDelay(ATTEMPTS, PAUSE)
                        .filter(ImportRefusedException.class::isInstance)
                        .onRetryExhaustedThrow((retries, last) -> last.failure()));
    }

    private Mono<Position> head() {
        return store.read(LogRead.all().backward().limit(1))
                .next()
                .map(RecordedEvent::position)
                .defaultIfEmpty(Position.START);
    }
}
