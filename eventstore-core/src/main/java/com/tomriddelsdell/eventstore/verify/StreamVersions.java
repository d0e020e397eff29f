package com.tomriddelsdell.eventstore.verify;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last version of each stream while the log is read once. It knows the streams of a part of all hashes: when there are
 * more than it has room for it forgets the upper half of its part, and leaves that to the next reading. So memory is bounded
 * whatever the log holds. For one thread at a time.
 */
final class StreamVersions {

    private static final long ALL = 1L << Integer.SIZE;

    private final int room;
    private final boolean fromTheStart;
    private final long from;
    private long to = ALL;
    private final List<Forgotten> forgotten;
    private final Map<StreamId, Last> streams = new HashMap<>();

    private StreamVersions(int room, boolean fromTheStart, long from, List<Forgotten> forgotten) {
        this.room = room;
        this.fromTheStart = fromTheStart;
        this.from = from;
        this.forgotten = new ArrayList<>(forgotten);
    }

    static StreamVersions first(int room, boolean fromTheStart) {
        return new StreamVersions(room, fromTheStart, 0, List.of());
    }

    /** What is left for another reading. */
    Optional<StreamVersions> next() {
        return to == ALL ? Optional.empty() : Optional.of(new StreamVersions(room, fromTheStart, to, forgotten));
    }

    List<Leap> see(List<RecordedEvent> events) {
        var leaps = new ArrayList<Leap>();
        for (var event : events) {
            if (isMine(event.stream())) {
                see(event, leaps);
            }
        }
        return leaps;
    }

    private void see(RecordedEvent event, List<Leap> leaps) {
        var last = streams.put(event.stream(), new Last(event.version().value(), event.position()));
        if (last == null) {
            if (fromTheStart && event.version().value() != 0 && !isTold(event)) {
                leaps.add(new Leap(event, Position.START, 0));
            }
            makeRoom(event.position());
        } else if (event.version().value() != last.version() + 1 && !isTold(event)) {
            leaps.add(new Leap(event, last.position(), last.version() + 1));
        }
    }

    private void makeRoom(Position seen) {
        while (streams.size() > room && to - from > 1) {
            var middle = (from + to) / 2;
            forgotten.add(new Forgotten(middle, to, seen));
            to = middle;
            streams.keySet().removeIf(stream -> !isMine(stream));
        }
    }

    /** Whether an earlier reading still knew the stream when it came by here. */
    private boolean isTold(RecordedEvent event) {
        var place = place(event.stream());
        return forgotten.stream()
                .anyMatch(part -> part.from() <= place
                        && place < part.to()
                        && event.position().compareTo(part.seen()) <= 0);
    }

    private boolean isMine(StreamId stream) {
        var place = place(stream);
        return from <= place && place < to;
    }

    /** Names that are much alike lie far apart. */
    private static long place(StreamId stream) {
        return Integer.toUnsignedLong(stream.hashCode() * 0x9E3779B9);
    }

    /** Streams that were forgotten when a reading had come to a position. */
    private record Forgotten(long from, long to, Position seen) {}

    private record Last(long version, Position position) {}
}
