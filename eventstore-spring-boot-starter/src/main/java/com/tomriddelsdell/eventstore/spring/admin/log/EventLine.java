package com.tomriddelsdell.eventstore.spring.admin.log;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event in a list, without its payload. */
public record EventLine(
        long position,
        String stream,
        long version,
        UUID id,
        String type,
        Instant recordedAt,
        @Nullable UUID correlationId,
        @Nullable UUID causationId,
        List<String> tags,
        Map<String, String> headers,
        PayloadKind payload) {

    public EventLine {
        requireNonNull(stream, "stream");
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(recordedAt, "recordedAt");
        requireNonNull(tags, "tags");
        requireNonNull(headers, "headers");
        requireNonNull(payload, "payload");
    }

    public static EventLine of(RecordedEvent event) {
        return new EventLine(
                event.position().value(),
                event.stream().toString(),
                event.version().value(),
                event.id(),
                event.type(),
                event.recordedAt(),
                event.metadata().correlationId(),
                event.metadata().causationId(),
                event.tags().stream().sorted().map(Tag::toString).toList(),
                new TreeMap<>(event.metadata().headers()),
                PayloadKind.of(event.payload()));
    }
}
