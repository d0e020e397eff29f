package com.tomriddelsdell.eventstore.upcast;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.time.Instant;

/** Events as a log would give them. */
public final class Recorded {

    private Recorded() {}

    /** At position 42, which is version 3 of stream order-7. */
    public static RecordedEvent of(EventData data) {
        return data.recorded(Position.of(42), StreamId.of("order", "7"), StreamVersion.of(3), Instant.EPOCH);
    }
}
