package com.tomriddelsdell.eventstore.transfer;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.AppendLimits;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * Events of a log that are taken into another together: in the order of their positions, the versions of each stream
 * without a gap, each id once. Immutable.
 */
public final class ImportBatch {

    /** The most events of a batch. */
    public static final int MAX_EVENTS = 1_000;

    /** The most positions that a batch may reach over, with and without events. */
    public static final long MAX_SPAN = 1_000_000;

    private static final int MAX_BYTES = AppendLimits.DEFAULT.maxAppendBytes();

    private final List<RecordedEvent> events;
    private final AppendRequest request;

    private ImportBatch(List<RecordedEvent> events, AppendRequest request) {
        this.events = events;
        this.request = request;
    }

    /**
     * A batch of {@code events}.
     *
     * @throws IllegalArgumentException if there are none or more than {@value #MAX_EVENTS}, positions do not ascend or reach
     *     over more than {@value #MAX_SPAN}, versions of a stream leave a gap, an id stands twice, or no store could have
     *     recorded an event
     */
    public static ImportBatch of(List<RecordedEvent> events) {
        var copy = List.copyOf(requireNonNull(events, "events"));
        require(
                !copy.isEmpty() && copy.size() <= MAX_EVENTS,
                "events must be 1 to %d in a batch, but were %d",
                MAX_EVENTS,
                copy.size());
        requireOrder(copy);
        requireVersions(copy);
        return new ImportBatch(copy, request(copy));
    }

    /**
     * Divides {@code events} into batches that are small enough, in their order.
     *
     * @throws IllegalArgumentException if one of them could not be imported, wherever it stands
     */
    public static List<ImportBatch> split(List<RecordedEvent> events) {
        var batches = new ArrayList<ImportBatch>();
        var next = new ArrayList<RecordedEvent>();
        var tags = new HashSet<Object>();
        var bytes = 0L;
        for (var event : requireNonNull(events, "events")) {
            bytes += event.payload().size();
            tags.addAll(event.tags());
            if (!next.isEmpty()
                    && (next.size() == MAX_EVENTS
                            || bytes > MAX_BYTES
                            || tags.size() > AppendLimits.MAX_TAGS
                            || span(next.getFirst(), event) > MAX_SPAN)) {
                batches.add(of(next));
                next.clear();
                tags.clear();
                tags.addAll(event.tags());
                bytes = event.payload().size();
            }
            next.add(event);
        }
        if (!next.isEmpty()) {
            batches.add(of(next));
        }
        return batches;
    }

    /** At least one, in the order of their positions. */
    public List<RecordedEvent> events() {
        return events;
    }

    /** What an ordinary append of the same events would be: stream by stream, each behind its version before. */
    public AppendRequest request() {
        return request;
    }

    public Position first() {
        return events.getFirst().position();
    }

    public Position last() {
        return events.getLast().position();
    }

    private static void requireOrder(List<RecordedEvent> events) {
        var before = Position.START;
        var ids = HashSet.<UUID>newHashSet(events.size());
        for (var event : events) {
            require(
                    event.position().compareTo(before) > 0,
                    "positions of events must ascend, but %s follows %s",
                    event.position(),
                    before);
            require(ids.add(event.id()), "events of a batch must have different ids, but %s stands twice", event.id());
            before = event.position();
        }
        require(
                span(events.getFirst(), events.getLast()) <= MAX_SPAN,
                "events of a batch must reach over at most %d positions, but go from %s to %s",
                MAX_SPAN,
                events.getFirst().position(),
                events.getLast().position());
    }

    private static void requireVersions(List<RecordedEvent> events) {
        var last = new HashMap<StreamId, StreamVersion>();
        for (var event : events) {
            var version = event.version();
            require(version.value() >= 0, "events must have versions, but %s has none", event.id());
            var before = last.put(event.stream(), version);
            require(
                    before == null || version.equals(before.plus(1)),
                    "versions of stream %s must have no gap, but %s follows %s at position %s",
                    event.stream(),
                    version,
                    before,
                    event.position());
        }
    }

    private static AppendRequest request(List<RecordedEvent> events) {
        var parts = new Parts();
        events.forEach(event -> parts.add(event.stream(), before(event.version()), List.of(event.data())));
        return parts.request();
    }

    private static ExpectedVersion before(StreamVersion version) {
        return version.equals(StreamVersion.FIRST)
                ? ExpectedVersion.noStream()
                : ExpectedVersion.exactly(version.value() - 1);
    }

    private static long span(RecordedEvent first, RecordedEvent last) {
        return last.position().value() - first.position().value() + 1;
    }

    private static void require(boolean kept, String rule, Object... values) {
        if (!kept) {
            throw new IllegalArgumentException(rule.formatted(values));
        }
    }

    @Override
    public String toString() {
        return "%d events from position %s to %s".formatted(events.size(), first(), last());
    }
}
