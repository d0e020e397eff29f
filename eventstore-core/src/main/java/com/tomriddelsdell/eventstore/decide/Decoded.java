package com.tomriddelsdell.eventstore.decide;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;

/**
 * An event of a domain, and where it comes from. One recorded event may give several, in their order, or none: their
 * version and position are those of the recorded event, and {@code index} tells them apart.
 *
 * @param index its place among what the recorded event gives, from 0; with the position, it is the key of deduplication
 */
public record Decoded<E>(E event, RecordedEvent source, int index) {

    public Decoded {
        requireNonNull(event, "event");
        requireNonNull(source, "source");
        if (index < 0) {
            throw new IllegalArgumentException("index must not be negative, but was " + index);
        }
    }
}
