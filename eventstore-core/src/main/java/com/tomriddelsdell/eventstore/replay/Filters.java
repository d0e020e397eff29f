package com.tomriddelsdell.eventstore.replay;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Filters put together, and put into words. */
final class Filters {

    private Filters() {}

    /** What both match; empty if that is nothing, whatever comes. */
    static Optional<EventFilter> both(EventFilter one, EventFilter other) {
        if (excludes(one.streams(), other.streams())
                || excludes(one.categories(), other.categories())
                || excludes(one.types(), other.types())
                || (one.correlationId() != null
                        && other.correlationId() != null
                        && !one.correlationId().equals(other.correlationId()))) {
            return Optional.empty();
        }
        var from = later(one.recordedFrom(), other.recordedFrom());
        var before = earlier(one.recordedBefore(), other.recordedBefore());
        if (from != null && before != null && !from.isBefore(before)) {
            return Optional.empty();
        }
        var tags = new HashSet<>(one.tags());
        tags.addAll(other.tags());
        return Optional.of(new EventFilter(
                common(one.streams(), other.streams()),
                common(one.categories(), other.categories()),
                common(one.types(), other.types()),
                tags,
                one.correlationId() == null ? other.correlationId() : one.correlationId(),
                from,
                before));
    }

    private static <N> boolean excludes(Set<N> one, Set<N> other) {
        return !one.isEmpty() && !other.isEmpty() && common(one, other).isEmpty();
    }

    private static <N> Set<N> common(Set<N> one, Set<N> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    /** What a request asks for. */
    static String describe(ReplayRequest request) {
        if (request.isForEverything()) {
            return "everything";
        }
        var filter = request.filter();
        var parts = new ArrayList<String>();
        name(parts, "streams", filter.streams());
        name(parts, "categories", filter.categories());
        name(parts, "types", filter.types());
        name(parts, "tags", filter.tags());
        name(parts, "correlated by", filter.correlationId());
        name(parts, "recorded from", filter.recordedFrom());
        name(parts, "recorded before", filter.recordedBefore());
        name(parts, "after position", request.after().equals(Position.START) ? null : request.after());
        return String.join(", ", parts);
    }

    private static void name(ArrayList<String> parts, String what, @Nullable Object value) {
        if (value != null) {
            parts.add(what + " " + value);
        }
    }

    private static void name(ArrayList<String> parts, String what, Set<?> names) {
        if (!names.isEmpty()) {
            parts.add(names.stream().map(Objects::toString).sorted().collect(Collectors.joining(" ", what + " ", "")));
        }
    }
}
