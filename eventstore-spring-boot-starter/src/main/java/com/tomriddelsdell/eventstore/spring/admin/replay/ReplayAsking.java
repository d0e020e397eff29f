package com.tomriddelsdell.eventstore.spring.admin.replay;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.replay.ReplayRequest;
import com.tomriddelsdell.eventstore.spring.admin.http.Asked;
import com.tomriddelsdell.eventstore.spring.admin.http.Bodies;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody asks to have replayed; all but the projection may be left out. */
record ReplayAsking(
        @Nullable String projection,
        @Nullable Long after,
        @Nullable String from,
        @Nullable List<String> streams,
        @Nullable List<String> categories,
        @Nullable List<String> types,
        @Nullable List<String> tags,
        @Nullable Integer partitions,
        @Nullable Integer eventsPerSecond) {

    /** Fails with a {@link Refusal} that names what cannot be used. */
    ReplayRequest request() {
        if (projection == null || projection.isBlank()) {
            throw Refusal.invalid("projection", "must be given");
        }
        var request = ReplayRequest.of(projection).only(filter());
        var positioned = after == null ? request : reading("after", () -> request.after(Position.of(after)));
        var partitioned =
                partitions == null ? positioned : reading("partitions", () -> positioned.partitions(partitions));
        return eventsPerSecond == null
                ? partitioned
                : reading("eventsPerSecond", () -> partitioned.throttledTo(eventsPerSecond));
    }

    private EventFilter filter() {
        var inStreams = all("streams", streams, StreamId::parse);
        var inCategories = all("categories", categories, Function.identity());
        var ofTypes = all("types", types, Function.identity());
        var tagged = all("tags", tags, Tag::parse);
        var recordedFrom = time();
        return reading(
                "filter", () -> new EventFilter(inStreams, inCategories, ofTypes, tagged, null, recordedFrom, null));
    }

    private @Nullable Instant time() {
        try {
            return from == null ? null : Asked.instant(from);
        } catch (DateTimeException wrong) {
            throw Refusal.invalid("from", "must be a time such as 2026-03-01T12:00:00Z, but was: " + from);
        }
    }

    private static <T> Set<T> all(String field, @Nullable List<String> given, Function<String, T> reading) {
        var all = Bodies.list(field, given);
        return reading(field, () -> all.stream().map(reading).collect(Collectors.toSet()));
    }

    private static <T> T reading(String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException wrong) {
            throw Refusal.invalid(field, String.valueOf(wrong.getMessage()));
        }
    }
}
