package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Committed events, and the parts that open transactions have yet to commit. For one thread. */
final class Ledger {

    /** What one transaction has appended so far, and the last position given out before it did. */
    static final class Part {

        private final List<RecordedEvent> events = new ArrayList<>();
        private final Set<StreamId> streams = new HashSet<>();
        private long fence = Long.MAX_VALUE;
    }

    private final TransactionFlaw flaw;
    private final TreeMap<Position, RecordedEvent> committed = new TreeMap<>();
    private final Map<UUID, RecordedEvent> byId = new HashMap<>();
    private final Map<StreamId, List<RecordedEvent>> byStream = new HashMap<>();
    private final Set<Part> open = new HashSet<>();
    private long lastPosition;

    Ledger(TransactionFlaw flaw) {
        this.flaw = flaw;
    }

    Part begin() {
        var part = new Part();
        open.add(part);
        return part;
    }

    Part beginUnrelated() {
        var part = begin();
        if (flaw == TransactionFlaw.HIDES_WHAT_IS_BEYOND_ANY_OPEN_TRANSACTION) {
            part.fence = lastPosition;
        }
        return part;
    }

    boolean write(Part part) {
        if (flaw == TransactionFlaw.HIDES_WHAT_IS_BEYOND_A_TRANSACTION_THAT_WROTE) {
            part.fence = lastPosition;
        }
        return true;
    }

    /** Null when another open part has appended to {@code stream}: to be tried again. */
    @Nullable
    Appended append(Part own, StreamId stream, ExpectedVersion expected, List<EventData> events) {
        if (open.stream().anyMatch(part -> part != own && isInTheWay(part, stream))) {
            return null;
        }
        var repeated = repeated(stream, events);
        if (repeated != null) {
            return repeated;
        }
        var last = StreamVersion.of(byStream.getOrDefault(stream, List.of()).size() - 1L)
                .plus(own.events.stream()
                        .filter(event -> event.stream().equals(stream))
                        .count());
        if (!expected.accepts(last)) {
            throw new VersionConflictException(stream, expected, last);
        }
        own.fence = Math.min(own.fence, lastPosition);
        own.streams.add(stream);
        for (var event : events) {
            last = last.plus(1);
            own.events.add(recorded(stream, last, event));
        }
        showEarly(own);
        return new Appended(stream, last, Position.of(lastPosition));
    }

    private void showEarly(Part own) {
        if (flaw == TransactionFlaw.SHOWS_WHAT_IS_NOT_COMMITTED) {
            own.events.forEach(this::commit);
            own.events.clear();
        }
    }

    private boolean isInTheWay(Part part, StreamId stream) {
        return switch (flaw) {
            case NUMBERS_EVENTS_OF_AN_OPEN_STREAM -> false;
            case LETS_ALL_STREAMS_WAIT -> !part.streams.isEmpty();
            default -> part.streams.contains(stream);
        };
    }

    private RecordedEvent recorded(StreamId stream, StreamVersion version, EventData data) {
        return new RecordedEvent(
                Position.of(++lastPosition),
                stream,
                version,
                data.id(),
                data.type(),
                data.payload(),
                data.metadata(),
                data.tags(),
                Instant.now());
    }

    private @Nullable Appended repeated(StreamId stream, List<EventData> events) {
        var known = events.stream()
                .flatMap(event -> Stream.ofNullable(byId.get(event.id())))
                .toList();
        if (known.isEmpty()) {
            return null;
        }
        var start = known.getFirst().version();
        for (var index = 0; index < events.size(); index++) {
            var same = known.size() == events.size()
                    && known.get(index).stream().equals(stream)
                    && known.get(index).version().equals(start.plus(index))
                    && known.get(index).records(events.get(index));
            if (!same) {
                throw new EventIdReusedException(stream, known.getFirst().id());
            }
        }
        return new Appended(stream, known.getLast().version(), known.getLast().position());
    }

    boolean end(Part part, boolean commits) {
        var kept = switch (flaw) {
            case KEEPS_WHAT_IS_ROLLED_BACK -> true;
            case LOSES_WHAT_IS_COMMITTED -> commits && !open.contains(part);
            default -> commits;
        };
        open.remove(part);
        if (kept) {
            part.events.forEach(this::commit);
        }
        return kept;
    }

    private void commit(RecordedEvent event) {
        committed.put(event.position(), event);
        byId.put(event.id(), event);
        byStream.computeIfAbsent(event.stream(), created -> new ArrayList<>()).add(event);
    }

    List<RecordedEvent> stream(StreamId stream) {
        return List.copyOf(byStream.getOrDefault(stream, List.of()));
    }

    List<RecordedEvent> between(Position after, Position to) {
        var fence = flaw == TransactionFlaw.SHOWS_WHAT_IS_BEYOND_AN_OPEN_APPEND
                ? Long.MAX_VALUE
                : open.stream().mapToLong(part -> part.fence).min().orElse(Long.MAX_VALUE);
        var end = Position.of(Math.min(fence, to.value()));
        return after.compareTo(end) >= 0
                ? List.of()
                : List.copyOf(committed.subMap(after, false, end, true).values());
    }
}
