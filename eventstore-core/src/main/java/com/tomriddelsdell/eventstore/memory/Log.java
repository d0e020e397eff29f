package com.tomriddelsdell.eventstore.memory;

import com.tomriddelsdell.eventstore.AppendConditionFailedException;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.ImportRefusedException;
import com.tomriddelsdell.eventstore.LogEpoch;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Repetition;
import com.tomriddelsdell.eventstore.Seen;
import com.tomriddelsdell.eventstore.StoreFailedException;
import com.tomriddelsdell.eventstore.StreamAppend;
import com.tomriddelsdell.eventstore.StreamClosedException;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.transfer.ImportBatch;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The events themselves. One writer at a time; readers at any time. Positions are dense: the event at 1 is element 0, and
 * null once it was scavenged.
 */
final class Log {

    private static final int MAX_POSITION = 100_000_000;
    private static final StreamHistory NO_EVENTS = new StreamHistory();

    private final LogEpoch epoch = new LogEpoch(EventIds.next(), "1");
    private final Clock clock;
    private final AppendOnlyList<RecordedEvent> events = new AppendOnlyList<>();
    private final Map<StreamId, StreamHistory> streams = new ConcurrentHashMap<>();
    private final Map<UUID, RecordedEvent> byId = new HashMap<>();

    Log(Clock clock) {
        this.clock = clock;
    }

    AppendOnlyList<RecordedEvent> events() {
        return events;
    }

    /** A stream to look at, whether or not it has ever been. */
    StreamHistory stream(StreamId id) {
        return streams.getOrDefault(id, NO_EVENTS);
    }

    /** A stream to write to. */
    StreamHistory streamToChange(StreamId id) {
        return streams.computeIfAbsent(id, created -> new StreamHistory());
    }

    Set<StreamId> streams() {
        return new TreeSet<>(streams.keySet());
    }

    Instant now() {
        return clock.instant();
    }

    /** How much of {@code stream} is in the log: an append to several streams shows in all of them at once. */
    int complete(StreamHistory stream) {
        var end = events.size();
        var size = stream.size();
        while (size > 0 && isBeyond(end, stream.event(size - 1))) {
            size--;
        }
        return size;
    }

    private static boolean isBeyond(int end, @Nullable RecordedEvent event) {
        return event != null && event.position().value() > end;
    }

    boolean holds(RecordedEvent event) {
        return events.get((int) event.position().value() - 1) != null;
    }

    /** Takes an event out of the log, not out of its stream. */
    void remove(RecordedEvent event) {
        events.remove((int) event.position().value() - 1);
        byId.remove(event.id());
    }

    List<Appended> append(AppendRequest request) {
        var known = known(request.events());
        if (!known.isEmpty()) {
            return Repetition.find(request, known);
        }
        request.parts().forEach(this::requireOpenAndAsExpected);
        requireCondition(request);
        var recorded = new ArrayList<RecordedEvent>();
        var places =
                request.parts().stream().map(part -> record(part, recorded)).toList();
        recorded.forEach(event -> byId.put(event.id(), event));
        events.addAll(recorded);
        return places;
    }

    /** Takes events in with the positions that they have. */
    Position take(ImportBatch batch) {
        var end = events.size();
        if (batch.first().value() <= end) {
            throw ImportRefusedException.taken(batch.first(), Position.of(end));
        }
        if (batch.last().value() > MAX_POSITION) {
            throw new StoreFailedException(
                    "A log in memory has positions up to %d, but one was to be %s"
                            .formatted(MAX_POSITION, batch.last()),
                    null);
        }
        batch.events().stream()
                .filter(event -> byId.containsKey(event.id()))
                .findFirst()
                .ifPresent(event -> {
                    throw new EventIdReusedException(event.stream(), event.id());
                });
        batch.request().parts().forEach(this::requireOpenAndFollowed);
        batch.events().forEach(event -> streamToChange(event.stream()).take(event));
        batch.events().forEach(event -> byId.put(event.id(), event));
        events.addAll(placed(end, batch));
        return batch.last();
    }

    private static List<@Nullable RecordedEvent> placed(int end, ImportBatch batch) {
        var places = new @Nullable RecordedEvent[(int) batch.last().value() - end];
        batch.events().forEach(event -> places[(int) event.position().value() - end - 1] = event);
        return Arrays.asList(places);
    }

    private void requireOpenAndFollowed(StreamAppend part) {
        var stream = stream(part.stream());
        requireOpen(part.stream(), stream);
        if (stream.size() > 0 && !part.expected().accepts(stream.last())) {
            throw new VersionConflictException(part.stream(), part.expected(), stream.last());
        }
    }

    QueryResult query(EventQuery query) {
        var end = events.size();
        var found = events.between(0, end).filter(query::matches).toList();
        return new QueryResult(query, found, new Seen(Position.of(end), Set.of()));
    }

    Checkpoint verify(Checkpoint checkpoint) {
        var position = checkpoint.position().value();
        var end = events.size();
        var standing = position == 0 || position > end ? null : events.get((int) position - 1);
        return checkpoint.heldAgainst(epoch, Position.of(end), standing == null ? null : standing.id());
    }

    private void requireOpenAndAsExpected(StreamAppend part) {
        var stream = stream(part.stream());
        requireOpen(part.stream(), stream);
        if (!part.expected().accepts(stream.current())) {
            throw new VersionConflictException(part.stream(), part.expected(), stream.current());
        }
    }

    private static void requireOpen(StreamId id, StreamHistory stream) {
        var closure = stream.lifecycle().closure();
        if (closure != null) {
            throw new StreamClosedException(id, closure);
        }
    }

    private void requireCondition(AppendRequest request) {
        var condition = request.condition();
        if (condition == null) {
            return;
        }
        var seen = condition.seen();
        var from = (int) Math.min(seen.upTo().value(), events.size());
        var broken = events.between(from, events.size())
                .anyMatch(event ->
                        !seen.includes(event.position()) && condition.query().matches(event));
        if (broken) {
            throw new AppendConditionFailedException(condition);
        }
    }

    private Appended record(StreamAppend part, List<RecordedEvent> recorded) {
        var stream = streamToChange(part.stream());
        var added = new ArrayList<RecordedEvent>(part.events().size());
        for (var event : part.events()) {
            added.add(event.recorded(
                    Position.of(events.size() + recorded.size() + added.size() + 1L),
                    part.stream(),
                    StreamVersion.of(stream.size() + added.size()),
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
