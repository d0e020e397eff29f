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
import java.util.ArrayList;
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
        var recorded = record(id, current, data);
        recorded.forEach(event -> byId.put(event.id(), event));
        streams.computeIfAbsent(id, created -> new AppendOnlyList<>()).addAll(recorded);
        events.addAll(recorded);
        return appended(recorded.getLast());
    }

    private List<RecordedEvent> record(StreamId id, StreamVersion current, List<EventData> data) {
        var recorded = new ArrayList<RecordedEvent>(data.size());
        for (var event : data) {
            var place = recorded.size() + 1L;
            recorded.add(new RecordedEvent(
                    Position.of(events.size() + place),
                    id,
                    current.plus(place),
                    event.id(),
                    event.type(),
                    event.payload(),
                    event.metadata(),
                    clock.instant()));
        }
        return recorded;
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
