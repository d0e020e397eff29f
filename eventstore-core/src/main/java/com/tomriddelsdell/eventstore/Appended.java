package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

/**
 * Where an append put its last event.
 *
 * @param stream the stream appended to
 * @param version the version of the last event: what the next append may expect
 * @param position the position of the last event: what a reader must have reached to have seen the append
 */
public record Appended(StreamId stream, StreamVersion version, Position position) {

    public Appended {
        requireNonNull(stream, "stream");
        requireNonNull(version, "version");
        requireNonNull(position, "position");
    }
}
