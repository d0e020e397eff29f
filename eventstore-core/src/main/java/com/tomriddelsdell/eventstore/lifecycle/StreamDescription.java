package com.tomriddelsdell.eventstore.lifecycle;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamMetadata;
import com.tomriddelsdell.eventstore.StreamVersion;

/**
 * A stream as it is now.
 *
 * @param first the version of the first event that readers of the stream are shown; {@link StreamVersion#NONE} when they
 *     are shown none
 * @param last the version of the last event it ever had, which the next append goes on from; {@link StreamVersion#NONE} when
 *     it never had any
 */
public record StreamDescription(
        StreamId stream, StreamState state, StreamVersion first, StreamVersion last, StreamMetadata metadata) {

    public StreamDescription {
        requireNonNull(stream, "stream");
        requireNonNull(state, "state");
        requireNonNull(first, "first");
        requireNonNull(last, "last");
        requireNonNull(metadata, "metadata");
    }
}
