package com.tomriddelsdell.eventstore.memory;

import com.tomriddelsdell.eventstore.AppendConditionFailedException;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.LogEpoch;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Repetition;
import com.tomriddelsdell.eventstore.Seen;
import com.tomriddelsdell.eventstore.StreamAppend;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The events themselves. One writer at a time; readers at any time. Positions are dense: the event at 1 is element 0. */
final class Log {

    private static final AppendOnlyList<RecordedEvent> NO_EVENTS = new AppendOnlyList<>();

    private final LogEpoch epoch = new LogEpoch(EventIds.next(), "1");
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

    /** How much of {@code stream} is in the log: an append to several streams shows in all of them at once. */
    int complete(AppendOnlyList<RecordedEvent> stream) {
        var end = events.size();
        var size = stream.size();
        while (size > 0 && stream.get(size - 1).position().value() > end) {
            size--;
        }
        return size;
    }

    List<Appended> append(AppendRequest request) {
        var known = known(request.events());
        if (!known.isEmpty()) {
            return Repetition.find(request, known);
        }
        request.parts().forEach(this::requireExpectedVersion);
        requireCondition(request);
        var recorded = new ArrayList<RecordedEvent>();
        var places =
                request.parts().stream().map(part -> record(part, recorded)).toList();
        recorded.forEach(event -> byId.put(event.id(), event));
        events.addAll(recorded);
        return places;
    }

    QueryResult query(EventQuery query) {
        var end = events.size();
        var found = IntStream.range(0, end)
                .mapToObj(events::get)
                .filter(query::matches)
                .toList();
        return new QueryResult(query, found, new Seen(Position.of(end), Set.of()));
    }

    Checkpoint verify(Checkpoint checkpoint) {
        var position = checkpoint.position().value();
        var end = events.size();
        var standing = position == 0 || position > end
                ? null
                : events.get((int) position - 1).id();
        return checkpoint.heldAgainst(epoch, Position.of(end), standing);
    }

    private void requireExpectedVersion(StreamAppend part) {
        var current = StreamVersion.of(stream(part.stream()).size() - 1L);
        if (!part.expected().accepts(current)) {
            throw new VersionConflictException(part.stream(), part.expected(), current);
        }
    }

    private void requireCondition(AppendRequest request) {
        var condition = request.condition();
        if (condition == null) {
            return;
        }
        var seen = condition.seen();
        var from = (int) Math.min(seen.upTo().value(), events.size());
        var broken = IntStream.range(from, events.size())
                .mapToObj(events::get)
                .anyMatch(event ->
                        !seen.includes(event.position()) && condition.query().matches(event));
        if (broken) {
            throw new AppendConditionFailedException(condition);
        }
    }

    private Appended record(StreamAppend part, List<RecordedEvent> recorded) {
        var stream = streams.computeIfAbsent(part.stream(), created -> new AppendOnlyList<>());
        var added = new ArrayList<RecordedEvent>(part.events().size());
        for (var event : part.events()) {
            added.add(new RecordedEvent(
                    Position.of(events.size() + recorded.size() + added.size() + 1L),
                    part.stream(),
                    StreamVersion.of(stream.size() + added.size()),
                    event.id(),
                    event.type(),
                    event.payload(),
                    event.metadata(),
                    event.tags(),
                    clock.instant()));
        }
        stream.addAll(added);
        recorded.addAll(added);
        var last = added.getLast();
        return new Appended(last.stream(), last.version(), last.position());
    }

    private Map<UUID, RecordedEvent> known(List<EventData> data) {
        var known = new HashMap<UUID, RecordedEvent>();
        for (var event : data) {
            var recorded = byId.get(event.id());
            if (recorded != null) {
                known.put(event.id(), recorded);
            }
        }
        return known;
    }
}
