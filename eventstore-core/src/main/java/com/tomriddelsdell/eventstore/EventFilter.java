package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events of the log a reader wants. An event matches when it matches every part that is given; a part that is empty
 * or null matches all.
 *
 * <pre>{@code
 * EventFilter.everything().inCategories("order")                       // one kind of stream
 * EventFilter.everything().ofTypes("OrderPlaced", "OrderCancelled")    // either type
 * EventFilter.everything().recordedFrom(yesterday).recordedBefore(today)
 * }</pre>
 *
 * <p>Names are compared exactly, letter by letter. Times are those of the store's clock and need not ascend with
 * positions: a filter by time is exact all the same, and what matches comes in the order of positions.
 *
 * @param streams the event is in one of them
 * @param categories its stream is in one of them
 * @param types it is of one of them
 * @param tags it carries all of them
 * @param correlationId it is correlated by this
 * @param recordedFrom it was recorded then or later
 * @param recordedBefore it was recorded earlier
 */
public record EventFilter(
        Set<StreamId> streams,
        Set<String> categories,
        Set<String> types,
        Set<Tag> tags,
        @Nullable UUID correlationId,
        @Nullable Instant recordedFrom,
        @Nullable Instant recordedBefore) {

    /** The most streams, the most categories and the most types that a filter may name. Tags: as many as an event has. */
    public static final int MAX_NAMES = 100;

    private static final EventFilter EVERYTHING =
            new EventFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, null, null);

    /**
     * A filter of these parts.
     *
     * @throws IllegalArgumentException if a part names more than it may, or a name that no event can have, or if the times
     *     leave no room between them
     */
    public EventFilter {
        streams = Set.copyOf(requireNonNull(streams, "streams"));
        categories = Set.copyOf(requireNonNull(categories, "categories"));
        types = Set.copyOf(requireNonNull(types, "types"));
        tags = Set.copyOf(requireNonNull(tags, "tags"));
        Limits.requireAtMost("a filter", MAX_NAMES, "streams", streams.size());
        Limits.requireAtMost("a filter", MAX_NAMES, "categories", categories.size());
        Limits.requireAtMost("a filter", MAX_NAMES, "types", types.size());
        Limits.requireAtMost("a filter", EventData.MAX_TAGS, "tags", tags.size());
        categories.forEach(StreamId::requireCategory);
        types.forEach(EventData::requireType);
        if (recordedFrom != null && recordedBefore != null && !recordedFrom.isBefore(recordedBefore)) {
            throw new IllegalArgumentException(
                    "recordedFrom must be earlier than recordedBefore, but was %s, and that %s"
                            .formatted(recordedFrom, recordedBefore));
        }
    }

    /** Matches every event. */
    public static EventFilter everything() {
        return EVERYTHING;
    }

    /** Only events of these streams; of any, if none is named. */
    public EventFilter inStreams(StreamId... streams) {
        return new EventFilter(
                copy(streams, "streams"), categories, types, tags, correlationId, recordedFrom, recordedBefore);
    }

    /** Only events of streams of these categories; of any, if none is named. */
    public EventFilter inCategories(String... categories) {
        return new EventFilter(
                streams, copy(categories, "categories"), types, tags, correlationId, recordedFrom, recordedBefore);
    }

    /** Only events of these types; of any, if none is named. */
    public EventFilter ofTypes(String... types) {
        return new EventFilter(
                streams, categories, copy(types, "types"), tags, correlationId, recordedFrom, recordedBefore);
    }

    /** Only events that carry all of these tags; any tags or none, if none is named. */
    public EventFilter tagged(Tag... tags) {
        return new EventFilter(
                streams, categories, types, copy(tags, "tags"), correlationId, recordedFrom, recordedBefore);
    }

    /** Only events that one request set in motion. */
    public EventFilter correlatedBy(UUID correlationId) {
        requireNonNull(correlationId, "correlationId");
        return new EventFilter(streams, categories, types, tags, correlationId, recordedFrom, recordedBefore);
    }

    /** Only events recorded at {@code recordedFrom} or later. */
    public EventFilter recordedFrom(Instant recordedFrom) {
        requireNonNull(recordedFrom, "recordedFrom");
        return new EventFilter(streams, categories, types, tags, correlationId, recordedFrom, recordedBefore);
    }

    /** Only events recorded earlier than {@code recordedBefore}. */
    public EventFilter recordedBefore(Instant recordedBefore) {
        requireNonNull(recordedBefore, "recordedBefore");
        return new EventFilter(streams, categories, types, tags, correlationId, recordedFrom, recordedBefore);
    }

    private static <T> Set<T> copy(T[] named, String what) {
        return Set.copyOf(List.of(requireNonNull(named, what)));
    }

    /** Whether every event matches. */
    public boolean matchesEverything() {
        return equals(EVERYTHING);
    }

    public boolean matches(RecordedEvent event) {
        return (streams.isEmpty() || streams.contains(event.stream()))
                && (categories.isEmpty() || categories.contains(event.stream().category()))
                && (types.isEmpty() || types.contains(event.type()))
                && event.tags().containsAll(tags)
                && (correlationId == null
                        || correlationId.equals(event.metadata().correlationId()))
                && (recordedFrom == null || !event.recordedAt().isBefore(recordedFrom))
                && (recordedBefore == null || event.recordedAt().isBefore(recordedBefore));
    }
}
