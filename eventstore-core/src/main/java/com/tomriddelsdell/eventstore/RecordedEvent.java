package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An event as the log holds it.
 *
 * @param position its place in the log
 * @param stream the stream it belongs to
 * @param version its place in the stream
 * @param recordedAt when it was appended, by the store's clock; positions, not times, order events
 */
public record RecordedEvent(
        Position position,
        StreamId stream,
        StreamVersion version,
        UUID id,
        String type,
        Payload payload,
        Metadata metadata,
        Set<Tag> tags,
        Instant recordedAt) {

    public RecordedEvent {
        requireNonNull(position, "position");
        requireNonNull(stream, "stream");
        requireNonNull(version, "version");
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(payload, "payload");
        requireNonNull(metadata, "metadata");
        requireNonNull(recordedAt, "recordedAt");
        tags = Set.copyOf(requireNonNull(tags, "tags"));
    }

    /** What was appended: appending it again is recognised by its id. */
    public EventData data() {
        return new EventData(id, type, payload, metadata, tags);
    }

    /** The same event, at the same place, with another payload: one that was opened, lowered or edited. Nothing is stored. */
    public RecordedEvent withPayload(Payload payload) {
        return new RecordedEvent(position, stream, version, id, type, payload, metadata, tags, recordedAt);
    }

    /** Whether this is what appending {@code data} recorded. */
    public boolean records(EventData data) {
        return id.equals(data.id())
                && type.equals(data.type())
                && payload.equals(data.payload())
                && metadata.equals(data.metadata())
                && tags.equals(data.tags());
    }
}
