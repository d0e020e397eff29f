package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * What a query could see. A highest position would not do: an event with a lower one may have been on its way. So it is
 * the end of the prefix that was complete, and which matching events beyond it were visible already.
 *
 * @param upTo everything up to here was seen
 * @param beyond and of what lies beyond, the events at these positions
 */
public record Seen(Position upTo, Set<Position> beyond) {

    /** Nothing was looked at. */
    public static final Seen NOTHING = new Seen(Position.START, Set.of());

    public Seen {
        requireNonNull(upTo, "upTo");
        beyond = Set.copyOf(requireNonNull(beyond, "beyond"));
    }

    /** Whether an event at {@code position} was seen. */
    public boolean includes(Position position) {
        return position.compareTo(upTo) <= 0 || beyond.contains(position);
    }
}
