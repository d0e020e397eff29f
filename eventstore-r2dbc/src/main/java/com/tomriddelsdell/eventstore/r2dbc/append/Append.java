package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.List;

/**
 * What a caller wants appended.
 *
 * @param streamName the stream as the database knows it
 */
record Append(StreamId stream, String streamName, ExpectedVersion expected, List<EventData> events) {

    private static final long NO_STREAM = -1;
    private static final long STREAM_EXISTS = -2;
    private static final long ANY = -3;

    static Append of(StreamId stream, ExpectedVersion expected, List<EventData> events) {
        return new Append(stream, stream.toString(), expected, events);
    }

    /** The expectation as the SQL functions understand it. */
    long expectedAsNumber() {
        return switch (expected) {
            case ExpectedVersion.Any any -> ANY;
            case ExpectedVersion.StreamExists exists -> STREAM_EXISTS;
            case ExpectedVersion.NoStream none -> NO_STREAM;
            case ExpectedVersion.Exactly exactly -> exactly.version().value();
        };
    }

    int payloadBytes() {
        var bytes = 0;
        for (var event : events) {
            bytes += event.payload().size();
        }
        return bytes;
    }
}
