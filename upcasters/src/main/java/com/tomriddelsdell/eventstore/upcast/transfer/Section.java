package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import java.util.List;

/**
 * Lines that were found whole, and are imported before anything behind them is looked at.
 *
 * @param after the last position before them
 * @param firstLine the number of the first line
 * @param lastLine the number of the line that vouches for them
 */
record Section(Position after, List<StoredSchema> schemas, List<RecordedEvent> events, long firstLine, long lastLine) {

    Position last() {
        return events.isEmpty() ? after : events.getLast().position();
    }
}
