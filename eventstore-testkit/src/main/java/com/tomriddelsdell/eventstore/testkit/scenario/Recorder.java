package com.tomriddelsdell.eventstore.testkit.scenario;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Gives events the places that a log would give them. */
final class Recorder {

    private final Map<StreamId, Long> lengths = new HashMap<>();
    private long position;

    RecordedEvent record(StreamId stream, Instant time, EventData data) {
        return data.recorded(
                Position.of(++position), stream, StreamVersion.of(lengths.merge(stream, 1L, Long::sum) - 1), time);
    }
}
