package com.tomriddelsdell.eventstore.decide;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.util.List;

/**
 * What handling a command led to.
 *
 * @param events the events it caused, none when there was nothing to do
 * @param state the state of the stream afterwards
 * @param version the version of the stream's last event afterwards
 * @param position the position of the stream's last event afterwards: what a reader must have reached to have seen it
 */
public record Outcome<S, E>(List<E> events, S state, StreamVersion version, Position position) {

    public Outcome {
        events = List.copyOf(requireNonNull(events, "events"));
        requireNonNull(state, "state");
        requireNonNull(version, "version");
        requireNonNull(position, "position");
    }
}
