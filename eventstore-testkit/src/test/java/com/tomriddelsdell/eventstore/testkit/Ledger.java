package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.AppendCondition;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Committed events, and the parts that open transactions have yet to commit. For one thread. */
final class Ledger {

    /** What one transaction has appended so far, and the last position given out before it did. */
    static final class Part {

        private final List<RecordedEvent> events = new ArrayList<>();
        private final Keys keys = new Keys();
        private long fence = Long.MAX_VALUE;
    }

    private final LogEpoch epoch = new LogEpoch(EventIds.next(), "1");
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

    /** Null when another open part holds what {@code request} needs: to be tried again. */
    @Nullable
    List<Appended> append(Part own, AppendRequest request) {
        var wanted = Keys.of(request);
        if (open.stream().anyMatch(part -> part != own && isInTheWay(part, wanted))) {
            return null;
        }
        var known = known(request.events());
        if (!known.isEmpty()) {
            return Repetition.find(request, known);
        }
        request.parts().forEach(part -> requireExpectedVersion(own, part));
        requireCondition(own, request.condition());
        own.fence = Math.min(own.fence, lastPosition);
        own.keys.add(wanted);
        var places = request.parts().stream().map(part -> append(own, part)).toList();
        showEarly(own);
        return places;
    }

    private Appended append(Part own, StreamAppend part) {
        var last = lastVersion(own, part.stream());
        for (var event : part.events()) {
            last = last.plus(1);
            own.events.add(recorded(part.stream(), last, event));
        }
        return new Appended(part.stream(), last, Position.of(lastPosition));
    }

    private StreamVersion lastVersion(Part own, StreamId stream) {
        return StreamVersion.of(byStream.getOrDefault(stream, List.of()).size() - 1L)
                .plus(own.events.stream()
                        .filter(event -> event.stream().equals(stream))
                        .count());
    }

    private void requireExpectedVersion(Part own, StreamAppend part) {
        var last = lastVersion(own, part.stream());
        if (!part.expected().accepts(last)) {
            throw new VersionConflictException(part.stream(), part.expected(), last);
        }
    }

    private void requireCondition(Part own, @Nullable AppendCondition condition) {
        if (condition != null
                && Stream.concat(committed.values().stream(), own.events.stream())
                        .filter(condition.query()::matches)
                        .anyMatch(event -> !condition.seen().includes(event.position()))) {
            throw new AppendConditionFailedException(condition);
        }
    }

    /** What matches and is committed, and what could be seen. */
    QueryResult query(EventQuery query) {
        var safe = Position.of(Math.min(fence(), lastPosition));
        var end = flaw == TransactionFlaw.QUERIES_ONLY_WHAT_READERS_ARE_GIVEN ? safe : Position.END;
        var found = Stream.concat(
                        committed.headMap(end, true).values().stream(),
                        flaw == TransactionFlaw.SHOWS_WHAT_IS_NOT_COMMITTED_TO_QUERIES
                                ? open.stream().flatMap(part -> part.events.stream())
                                : Stream.empty())
                .filter(query::matches)
                .toList();
        return new QueryResult(query, found, seen(safe, found));
    }

    private Seen seen(Position safe, List<RecordedEvent> found) {
        return switch (flaw) {
            case REMEMBERS_THE_HIGHEST_POSITION -> new Seen(Position.of(lastPosition), Set.of());
            case FORGETS_WHAT_IT_SAW_BEYOND_THE_PREFIX -> new Seen(safe, Set.of());
            default ->
                new Seen(
                        safe,
                        found.stream()
                                .map(RecordedEvent::position)
                                .filter(position -> position.compareTo(safe) > 0)
                                .collect(Collectors.toSet()));
        };
    }

    Checkpoint verify(Checkpoint checkpoint) {
        var standing = committed.get(checkpoint.position());
        return checkpoint.heldAgainst(epoch, Position.of(lastPosition), standing == null ? null : standing.id());
    }

    private void showEarly(Part own) {
        if (flaw == TransactionFlaw.SHOWS_WHAT_IS_NOT_COMMITTED) {
            own.events.forEach(this::commit);
            own.events.clear();
        }
    }

    private boolean isInTheWay(Part part, Keys wanted) {
        return switch (flaw) {
            case NUMBERS_EVENTS_OF_AN_OPEN_STREAM -> false;
            case LETS_ALL_STREAMS_WAIT -> !part.keys.isEmpty();
            case DECIDES_BESIDE_AN_OPEN_APPEND -> part.keys.meetStreams(wanted);
            case LETS_ALL_CONDITIONS_WAIT ->
                part.keys.meet(wanted)
                        || part.keys.areConditional()
                        || (!part.keys.isEmpty() && wanted.areConditional());
            case LETS_TAGGED_APPENDS_WAIT -> part.keys.meet(wanted) || part.keys.share(wanted);
            default -> part.keys.meet(wanted);
        };
    }

    private RecordedEvent recorded(StreamId stream, StreamVersion version, EventData data) {
        return data.recorded(Position.of(++lastPosition), stream, version, Instant.now());
    }

    private Map<UUID, RecordedEvent> known(List<EventData> events) {
        return events.stream()
                .flatMap(event -> Stream.ofNullable(byId.get(event.id())))
                .collect(Collectors.toMap(RecordedEvent::id, event -> event));
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
        var end = Position.of(Math.min(fence(), to.value()));
        return after.compareTo(end) >= 0
                ? List.of()
                : List.copyOf(committed.subMap(after, false, end, true).values());
    }

    private long fence() {
        return flaw == TransactionFlaw.SHOWS_WHAT_IS_BEYOND_AN_OPEN_APPEND
                ? Long.MAX_VALUE
                : open.stream().mapToLong(part -> part.fence).min().orElse(Long.MAX_VALUE);
    }
}
