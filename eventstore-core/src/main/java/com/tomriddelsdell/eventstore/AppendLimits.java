package com.tomriddelsdell.eventstore;

import java.util.HashSet;
import java.util.List;

/**
 * How much one append may hold. What is larger belongs into several appends, or beside the log with its name in an event.
 *
 * @param maxEvents the most events of one append
 * @param maxPayloadBytes the most bytes of one event's payload
 * @param maxAppendBytes the most bytes of all payloads of one append together
 */
public record AppendLimits(int maxEvents, int maxPayloadBytes, int maxAppendBytes) {

    /** 1,000 events, 1 MiB a payload, 8 MiB an append. */
    public static final AppendLimits DEFAULT = new AppendLimits(1_000, 1 << 20, 8 << 20);

    /** The most different tags of one append: each is a lock in the database while the append takes place. */
    public static final int MAX_TAGS = 1_000;

    public AppendLimits {
        Limits.requirePositive("maxEvents", maxEvents);
        Limits.requirePositive("maxPayloadBytes", maxPayloadBytes);
        Limits.requirePositive("maxAppendBytes", maxAppendBytes);
    }

    /**
     * Checks an append before anything is sent; the limits are for all its events together.
     *
     * @return {@code request}
     * @throws IllegalArgumentException if there are too many events or tags, if they are too large, or if two share an id
     */
    public AppendRequest check(AppendRequest request) {
        var events = request.events();
        require(events.size() <= maxEvents, "an append holds at most %d events, but had %d", maxEvents, events.size());
        var bytes = 0L;
        for (var event : events) {
            var size = event.payload().size();
            require(
                    size <= maxPayloadBytes,
                    "the payload of %s %s holds at most %d bytes, but had %d",
                    event.type(),
                    event.id(),
                    maxPayloadBytes,
                    size);
            bytes += size;
        }
        require(
                bytes <= maxAppendBytes,
                "the payloads of an append hold at most %d bytes, but had %d",
                maxAppendBytes,
                bytes);
        requireDistinctIds(events);
        requireFewTags(events);
        return request;
    }

    private static void requireDistinctIds(List<EventData> events) {
        if (events.size() == 1) {
            return;
        }
        var ids = HashSet.newHashSet(events.size());
        for (var event : events) {
            require(ids.add(event.id()), "an append holds each event id once, but had %s twice", event.id());
        }
    }

    private static void requireFewTags(List<EventData> events) {
        if (events.size() <= MAX_TAGS / EventData.MAX_TAGS) {
            return;
        }
        var tags = events.stream()
                .flatMap(event -> event.tags().stream())
                .distinct()
                .count();
        require(tags <= MAX_TAGS, "an append names at most %d different tags, but named %d", MAX_TAGS, tags);
    }

    private static void require(boolean kept, String rule, Object... values) {
        if (!kept) {
            throw new IllegalArgumentException(rule.formatted(values));
        }
    }
}
