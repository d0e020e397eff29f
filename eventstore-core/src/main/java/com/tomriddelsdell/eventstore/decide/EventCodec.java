package com.tomriddelsdell.eventstore.decide;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.RecordedEvent;

/**
 * Turns the events of a domain into bytes and back. Pure and thread-safe: no I/O, no blocking.
 *
 * @param <E> the domain's events, as a rule a sealed interface
 */
public interface EventCodec<E> {

    /** Encodes {@code event} under a new event id and without metadata. */
    EventData encode(E event);

    /**
     * Decodes what {@link #encode} encoded, however long ago.
     *
     * @throws UndecodableEventException if the type is unknown or the payload cannot be read
     */
    E decode(RecordedEvent event);
}
