package com.tomriddelsdell.eventstore.r2dbc.contents;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.lifecycle.StreamState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream in a list of them.
 *
 * @param last the version of the last event it ever had
 * @param position where the last event is that the log still has of it; null when it has none
 * @param recordedAt when that was recorded; null when there is none
 */
public record ListedStream(
        StreamId stream,
        StreamState state,
        StreamVersion last,
        @Nullable Position position,
        @Nullable Instant recordedAt) {
    public ListedStream {
        requireNonNull(stream, "stream");
        requireNonNull(state, "state");
        requireNonNull(last, "last");
    }
}
