package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The part of an append that goes to one stream.
 *
 * @param expected what the caller believes the stream looks like
 * @param events at least one
 */
public record StreamAppend(StreamId stream, ExpectedVersion expected, List<EventData> events) {

    public StreamAppend {
        requireNonNull(stream, "stream");
        requireNonNull(expected, "expected");
        events = List.copyOf(requireNonNull(events, "events"));
        if (events.isEmpty()) {
            throw new IllegalArgumentException(
                    "an append to %s needs at least one event, but had none".formatted(stream));
        }
    }
}
