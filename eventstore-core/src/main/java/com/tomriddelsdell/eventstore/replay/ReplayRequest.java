package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import java.time.Instant;

/**
 * Which events to replay into a read model, and how fast.
 *
 * <pre>{@code
 * ReplayRequest.of("inbox")                                     // everything, into a new generation
 * ReplayRequest.of("inbox").partitions(4).throttledTo(2_000)    // on four partitions, at most 2,000 events a second
 * ReplayRequest.of("inbox").stream(StreamId.parse("contact-7")) // one stream, again into what is read
 * }</pre>
 *
 * <p>A request for everything builds a new generation beside the one that is read. A request for a part repairs the one that is
 * read, where {@linkplain RebuildableProjection#canRepair the projection can}.
 *
 * @param projection its name
 * @param filter which events; together with the projection's own filter
 * @param after the position before the first event, exclusive
 * @param partitions how many to build on at a time
 * @param eventsPerSecond the most events of the log to pass in a second, counting those alone that the projection's filter
 *     matches; 0 for no limit
 */
public record ReplayRequest(
        String projection, EventFilter filter, Position after, int partitions, int eventsPerSecond) {

    /** No limit to the events per second. */
    public static final int UNTHROTTLED = 0;

    public ReplayRequest {
        requireNonNull(projection, "projection");
        requireNonNull(filter, "filter");
        requireNonNull(after, "after");
        if (partitions < 1 || partitions > Subscription.MAX_PARTITIONS) {
            throw new IllegalArgumentException(
                    "partitions must be from 1 to %d, but was %d".formatted(Subscription.MAX_PARTITIONS, partitions));
        }
        requireRate(eventsPerSecond);
    }

    static int requireRate(int eventsPerSecond) {
        if (eventsPerSecond < 0) {
            throw new IllegalArgumentException(
                    "eventsPerSecond must be at least 1, or 0 for no limit, but was " + eventsPerSecond);
        }
        return eventsPerSecond;
    }

    /** Everything that concerns {@code projection}, on one partition, as fast as it goes. */
    public static ReplayRequest of(String projection) {
        return new ReplayRequest(projection, EventFilter.everything(), Position.START, 1, UNTHROTTLED);
    }

    /** Only what comes after a position. */
    public ReplayRequest after(Position after) {
        return new ReplayRequest(projection, filter, after, partitions, eventsPerSecond);
    }

    /** Only what was recorded then or later. */
    public ReplayRequest recordedFrom(Instant time) {
        return only(filter.recordedFrom(requireNonNull(time, "time")));
    }

    /** Only events of one stream. */
    public ReplayRequest stream(StreamId stream) {
        return only(filter.inStreams(requireNonNull(stream, "stream")));
    }

    /** Only events of streams of one category. */
    public ReplayRequest category(String category) {
        return only(filter.inCategories(requireNonNull(category, "category")));
    }

    /** Only events that carry a tag. */
    public ReplayRequest tagged(Tag tag) {
        return only(filter.tagged(requireNonNull(tag, "tag")));
    }

    /** Only what {@code filter} matches, instead of what was said before. */
    public ReplayRequest only(EventFilter filter) {
        return new ReplayRequest(projection, filter, after, partitions, eventsPerSecond);
    }

    /** On how many partitions, which may be on as many processes. */
    public ReplayRequest partitions(int count) {
        return new ReplayRequest(projection, filter, after, count, eventsPerSecond);
    }

    /** At most so many events a second, so that others keep their latency; can be changed while it runs. */
    public ReplayRequest throttledTo(int eventsPerSecond) {
        return new ReplayRequest(projection, filter, after, partitions, eventsPerSecond);
    }

    /** Whether this asks for all events, so that a new generation is built. */
    public boolean isForEverything() {
        return filter.matchesEverything() && after.equals(Position.START);
    }
}
