package com.tomriddelsdell.eventstore;

import java.util.List;

/**
 * The part of an append that goes to one stream.
 *
 * @param expected what the caller believes the stream looks like
 * @param events at least one
 */
public record StreamAppend(StreamId stream, ExpectedVersion expected, List<EventData> events) {

    public StreamAppend {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an append needs at least one event");
        }
    }
}
