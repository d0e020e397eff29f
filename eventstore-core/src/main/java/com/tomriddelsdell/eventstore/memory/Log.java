package com.tomriddelsdell.eventstore.memory;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The events themselves. One writer at a time; readers at any time. Positions are dense: the event at 1 is element 0. */
final class Log {

    private static final AppendOnlyList<RecordedEvent> NO_EVENTS = new AppendOnlyList<>();

    private final Clock clock;
    private final AppendOnlyList<RecordedEvent> events = new AppendOnlyList<>();
    private final Map<StreamId, AppendOnlyList<RecordedEvent>> streams = new ConcurrentHashMap<>();
    private final Map<UUID, RecordedEvent> byId = new HashMap<>();

    Log(Clock clock) {
        this.clock = clock;
    }

    AppendOnlyList<RecordedEvent> events() {
        return events;
    }

    AppendOnlyList<RecordedEvent> stream(StreamId id) {
        return streams.getOrDefault(id, NO_EVENTS);
    }

    Appended append(StreamId id, ExpectedVersion expected, List<EventData> data) {
        var repeated = findRepeated(id, data);
        if (repeated != null) {
            return repeated;
        }
        var current = StreamVersion.of(stream(id).size() - 1L);
        if (!expected.accepts(current)) {
            throw new VersionConflictException(id, expected, current);
        }
        var stream = streams.computeIfAbsent(id, created -> new AppendOnlyList<>());
        data.forEach(event -> record(id, stream, event));
        return appended(stream.get(stream.size() - 1));
    }

    private void record(StreamId id, AppendOnlyList<RecordedEvent> stream, EventData data) {
        var event = new RecordedEvent(
                Position.of(events.size() + 1L),
                id,
                StreamVersion.of(stream.size()),
                data.id(),
                data.type(),
                data.payload(),
                data.metadata(),
                clock.instant());
        byId.put(event.id(), event);
        stream.add(event);
        events.add(event);
    }

    /** Where the same append put its events the first time; null when it is new. */
    private @Nullable Appended findRepeated(StreamId id, List<EventData> data) {
        var first = byId.get(data.getFirst().id());
        if (first == null) {
            data.forEach(event -> refuseIf(byId.containsKey(event.id()), id, event));
            return null;
        }
        var last = first;
        for (var index = 0; index < data.size(); index++) {
            var event = data.get(index);
            var known = byId.get(event.id());
            refuseIf(
                    known == null || !isAt(known, id, first.version().plus(index)) || !known.records(event), id, event);
            last = known == null ? last : known;
        }
        return appended(last);
    }

    private static boolean isAt(RecordedEvent event, StreamId stream, StreamVersion version) {
        return event.stream().equals(stream) && event.version().equals(version);
    }

    private static void refuseIf(boolean reused, StreamId stream, EventData event) {
        if (reused) {
            throw new EventIdReusedException(stream, event.id());
        }
    }

    private static Appended appended(RecordedEvent last) {
        return new Appended(last.stream(), last.version(), last.position());
    }
}
