package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events for one or more streams that are appended together or not at all.
 *
 * <pre>{@code
 * AppendRequest.to(course, ExpectedVersion.any(), List.of(enrolled))
 *         .and(student, ExpectedVersion.any(), List.of(courseChosen))
 *         .provided(found.unchanged())
 * }</pre>
 *
 * @param parts one for each stream, at least one
 * @param condition what must hold beside the expected versions; null for nothing
 */
public record AppendRequest(
        List<StreamAppend> parts, @Nullable AppendCondition condition) {

    public AppendRequest {
        parts = List.copyOf(requireNonNull(parts, "parts"));
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an append needs at least one stream, but had none");
        }
        var streams = new HashSet<StreamId>();
        for (var part : parts) {
            if (!streams.add(part.stream())) {
                throw new IllegalArgumentException(
                        "an append names each stream once, but had %s twice".formatted(part.stream()));
            }
        }
    }

    public static AppendRequest to(StreamId stream, ExpectedVersion expected, List<EventData> events) {
        return new AppendRequest(List.of(new StreamAppend(stream, expected, events)), null);
    }

    /** This and {@code events} for another stream. */
    public AppendRequest and(StreamId stream, ExpectedVersion expected, List<EventData> events) {
        var more = new ArrayList<>(parts);
        more.add(new StreamAppend(stream, expected, events));
        return new AppendRequest(more, condition);
    }

    /** This, but only if {@code condition} holds. */
    public AppendRequest provided(AppendCondition condition) {
        return new AppendRequest(parts, requireNonNull(condition, "condition"));
    }

    /** All events, in the order of the parts; those of the only part without a copy. */
    public List<EventData> events() {
        return parts.size() == 1
                ? parts.getFirst().events()
                : parts.stream().flatMap(part -> part.events().stream()).toList();
    }
}
