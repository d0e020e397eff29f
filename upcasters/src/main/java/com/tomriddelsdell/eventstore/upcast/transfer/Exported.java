package com.tomriddelsdell.eventstore.upcast.transfer;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;

/**
 * What a file holds.
 *
 * @param last the position of its last event; where it begins when it has none
 * @param events how many events it holds
 * @param written how many of them this export has added
 */
public record Exported(Position last, long events, long written) {

    public Exported {
        requireNonNull(last, "last");
    }
}
