package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A part of the log as a follower is given it: all matching events after one position up to another. Whoever has handled
 * them has seen the log up to {@link #to()}, whether or not anything in it matched.
 *
 * @param from the position before the section, exclusive
 * @param to the last position of the section, inclusive
 * @param events in the order of their positions; at most {@value #MAX_EVENTS}, and none when nothing matched
 */
public record Section(Position from, Position to, List<RecordedEvent> events) {

    /** The most events that a follower is given in one section. */
    public static final int MAX_EVENTS = 1_000;

    public Section {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        events = List.copyOf(requireNonNull(events, "events"));
        if (from.compareTo(to) > 0) {
            throw new IllegalArgumentException(
                    "from must not be beyond to, but was %s, and that %s".formatted(from, to));
        }
    }

    /** Nothing yet, of a log that has been seen up to {@code position}. */
    public static Section emptyAt(Position position) {
        requireNonNull(position, "position");
        return new Section(position, position, List.of());
    }

    /** What of this section lies after {@code position}; all of it if {@code position} lies before it. */
    public Section after(Position position) {
        if (position.compareTo(from) <= 0) {
            return this;
        }
        var first = events.size();
        while (first > 0 && events.get(first - 1).position().compareTo(position) > 0) {
            first--;
        }
        return new Section(position, to, events.subList(first, events.size()));
    }

    /** This section for a reader who wants only what {@code filter} matches. */
    public Section matching(EventFilter filter) {
        return filter.matchesEverything()
                ? this
                : new Section(from, to, events.stream().filter(filter::matches).toList());
    }
}
