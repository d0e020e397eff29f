package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a replay would do, found out without any effect.
 *
 * @param version of the code that would build
 * @param scope which events, in words
 * @param after where it would begin
 * @param head where it would have caught up, as the log is now
 * @param events how many of each type, the most frequent first
 * @param upcasts what lifts them, by types in the same order and by schemas; empty where nobody can tell. Of more than 2,000 events
 *     some are looked at, and schemas are named that may have none
 * @param held the subscriptions whose handlers have effects and would be given none of these events again
 * @param estimate how long it may take; null when there is nothing to tell it from
 * @param estimatedFrom what that is told from
 * @param warnings what to think of before starting
 */
public record ReplayPlan(
        ReplayRequest request,
        int version,
        String scope,
        Position after,
        Position head,
        Map<String, Long> events,
        List<PlannedUpcast> upcasts,
        List<String> held,
        @Nullable Duration estimate,
        Basis estimatedFrom,
        List<String> warnings) {

    public ReplayPlan {
        requireNonNull(request, "request");
        requireNonNull(scope, "scope");
        requireNonNull(after, "after");
        requireNonNull(head, "head");
        events = Collections.unmodifiableMap(new LinkedHashMap<>(requireNonNull(events, "events")));
        upcasts = List.copyOf(requireNonNull(upcasts, "upcasts"));
        held = List.copyOf(requireNonNull(held, "held"));
        requireNonNull(estimatedFrom, "estimatedFrom");
        warnings = List.copyOf(requireNonNull(warnings, "warnings"));
    }

    /** How many events altogether. */
    public long total() {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What an estimate is told from. */
    public enum Basis {

        /** The rate of the last replay of this projection. */
        LAST_REPLAY,

        /** A few events that were applied to a scratch copy. */
        SAMPLE,

        /** Nothing: there are no events. */
        NOTHING
    }
}
