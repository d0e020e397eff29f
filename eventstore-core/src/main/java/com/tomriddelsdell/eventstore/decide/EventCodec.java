package com.tomriddelsdell.eventstore.decide;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Turns the events of a domain into bytes and back. Thread-safe, and nothing blocks: what only computes is a plain method,
 * and what may have to look something up returns a publisher.
 *
 * @param <E> the domain's events, as a rule a sealed interface
 */
public interface EventCodec<E> {

    /**
     * Encodes {@code event} under a new event id and without metadata, with what is at hand.
     *
     * @throws IllegalStateException if something must be looked up first, which only {@link #encoded} does
     */
    EventData encode(E event);

    /**
     * Encodes events, each under a new event id and without metadata, after looking up what is not at hand: the keys of those
     * whose personal data they hold.
     *
     * <p><strong>Errors:</strong> what {@link #encode} throws for the first that cannot be encoded; what the look-up fails
     * with.
     *
     * @return one for each of {@code events}, in their order; never empty
     */
    default Mono<List<EventData>> encoded(List<E> events) {
        requireNonNull(events, "events");
        return Mono.fromCallable(() -> {
            var all = new ArrayList<EventData>(events.size());
            for (var event : events) {
                all.add(encode(event));
            }
            return all;
        });
    }

    /**
     * Decodes what {@link #encode} encoded, however long ago, with what is at hand.
     *
     * @throws UndecodableEventException if the type is unknown, the payload cannot be read, something must be looked up
     *     first, or the event has become several or none since
     */
    E decode(RecordedEvent event);

    /**
     * Decodes an event that may have become several since it was encoded, or none, with what is at hand.
     *
     * @return in their order; empty when the event means nothing to the domain any more
     * @throws UndecodableEventException if the type is unknown, the payload cannot be read, or something must be looked up
     *     first
     */
    default List<E> decodeAll(RecordedEvent event) {
        return List.of(decode(requireNonNull(event, "event")));
    }

    /**
     * Decodes events, after looking up what is not at hand: a schema that another process has registered since, or other
     * events of the same stream.
     *
     * <p><strong>Errors:</strong> {@link UndecodableEventException} of the first that cannot be decoded; what the look-up
     * fails with.
     *
     * @param events in the order of their positions
     * @return what all of them give, in their order; never empty, but the list may be
     */
    default Mono<List<Decoded<E>>> decoded(List<RecordedEvent> events) {
        requireNonNull(events, "events");
        return Mono.fromCallable(() -> {
            var all = new ArrayList<Decoded<E>>(events.size());
            for (var event : events) {
                var given = decodeAll(event);
                for (var index = 0; index < given.size(); index++) {
                    all.add(new Decoded<>(given.get(index), event, index));
                }
            }
            return all;
        });
    }

    /**
     * The codec that knows in which schemas events are stored: another one, where this one only seals what that one writes. For
     * tools that show how events are stored, and which upcasters lift them.
     */
    default EventCodec<E> unwrapped() {
        return this;
    }

    /** As {@link #decoded(List)}, for one event: what a handler of a subscription calls. */
    default Mono<List<Decoded<E>>> decoded(RecordedEvent event) {
        return decoded(List.of(requireNonNull(event, "event")));
    }
}
