package com.tomriddelsdell.portfolio.demo;

import com.tomriddelsdell.eventstore.StreamId;
import java.time.Instant;

/**
 * Something that happened once.
 *
 * @param <E> what kind of thing
 */
record Moment<E>(Instant at, StreamId stream, E event) {

    /** Another thing, at the same time and place. */
    <O> Moment<O> with(O other) {
        return new Moment<>(at, stream, other);
    }
}
