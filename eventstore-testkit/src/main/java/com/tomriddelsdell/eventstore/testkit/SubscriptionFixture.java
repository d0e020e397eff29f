package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How a store of subscriptions presents itself to the contracts. Each test opens one, with an empty log and an empty journal,
 * and closes it at its end.
 *
 * @param <T> the transaction that handlers write in
 */
public interface SubscriptionFixture<T> {

    /** Opens all that the other methods speak of. */
    Mono<Void> open();

    /** Releases what {@link #open()} took. */
    Mono<Void> close();

    /** The log. */
    EventStore events();

    /** Where its subscriptions are kept. */
    SubscriptionStore<T> store();

    /** Adds a line to the journal, in {@code transaction}. */
    Mono<Void> write(T transaction, RecordedEvent event);

    /** Takes all lines out of the journal, in {@code transaction}. */
    Mono<Void> erase(T transaction);

    /** The committed lines of the journal, in the order in which they were written. */
    Flux<Line> journal();

    /** Lets so much time pass, by the clock of the store, that every lease that is not renewed from now on has run out. */
    Mono<Void> letLeasesRunOut();

    /** How long a test waits for what must happen. */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }

    /** What is written about an event. */
    record Line(Position position, StreamId stream, StreamVersion version, String payload) {

        public static Line of(RecordedEvent event) {
            return new Line(
                    event.position(),
                    event.stream(),
                    event.version(),
                    event.payload().utf8());
        }
    }
}
