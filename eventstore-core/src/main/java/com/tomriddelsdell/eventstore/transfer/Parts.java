package com.tomriddelsdell.eventstore.transfer;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamAppend;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of one append, one for each stream, in the order in which the streams came. */
final class Parts {

    private final Map<StreamId, Part> parts = new LinkedHashMap<>();

    boolean isAbout(StreamId stream) {
        return parts.containsKey(stream);
    }

    /** @param expected of a stream that has not come before */
    void add(StreamId stream, ExpectedVersion expected, List<EventData> events) {
        parts.computeIfAbsent(stream, first -> new Part(expected, new ArrayList<>()))
                .events()
                .addAll(events);
    }

    AppendRequest request() {
        return new AppendRequest(
                parts.entrySet().stream()
                        .map(entry -> entry.getValue().of(entry.getKey()))
                        .toList(),
                null);
    }

    private record Part(ExpectedVersion expected, List<EventData> events) {

        StreamAppend of(StreamId stream) {
            return new StreamAppend(stream, expected, events);
        }
    }
}
