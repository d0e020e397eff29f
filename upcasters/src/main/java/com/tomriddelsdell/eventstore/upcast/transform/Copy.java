package com.tomriddelsdell.eventstore.upcast.transform;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;

/**
 * What one event becomes in the new log.
 *
 * @param events in their order, all for the same stream; none when it is left out
 */
record Copy(RecordedEvent original, List<EventData> events) {}
