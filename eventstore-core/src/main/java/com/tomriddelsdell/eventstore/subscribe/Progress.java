package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;

/** How far a partition has come: all its events up to {@code position} are handled, or parked. */
public record Progress(String subscription, int partition, Position position) {
    public Progress {
        requireNonNull(subscription, "subscription");
        requireNonNull(position, "position");
    }
}
