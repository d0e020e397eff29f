package com.tomriddelsdell.eventstore.upcast.chain;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.upcast.schema.Shape;

/**
 * One step back, from a version of a type to the one before it, for consumers that have not been changed yet and where
 * Avro's rules are not enough. Immutable.
 *
 * @param from the shape that it lowers, at least version 2
 */
public record Downcaster(Shape from, Upcaster.Change change) {

    public Downcaster {
        requireNonNull(from, "from");
        requireNonNull(change, "change");
        if (from.version() < 2) {
            throw new IllegalArgumentException("from must have a version before it, but was " + from);
        }
    }

    /** What it lowers to. */
    public Shape to() {
        return new Shape(from.type(), from.version() - 1);
    }

    @Override
    public String toString() {
        return "%s -> %s".formatted(from, to());
    }
}
