package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.time.Instant;
import java.util.List;

/** A log of two appends: three events of one stream and one of another. */
record SampleLog(List<EventData> first, List<EventData> second) {

    SampleLog() {
        this(Events.some(3), Events.some(1));
    }

    Appended firstPlace() {
        return new Appended(StoreContract.STREAM, StreamVersion.of(2), Position.of(3));
    }

    Appended secondPlace() {
        return new Appended(StoreContract.OTHER, StreamVersion.FIRST, Position.of(4));
    }

    List<RecordedEvent> events() {
        return List.of(
                recorded(1, StoreContract.STREAM, 0, first.get(0)),
                recorded(2, StoreContract.STREAM, 1, first.get(1)),
                recorded(3, StoreContract.STREAM, 2, first.get(2)),
                recorded(4, StoreContract.OTHER, 0, second.get(0)));
    }

    private static RecordedEvent recorded(long position, StreamId stream, long version, EventData data) {
        return data.recorded(Position.of(position), stream, StreamVersion.of(version), Instant.EPOCH);
    }
}
