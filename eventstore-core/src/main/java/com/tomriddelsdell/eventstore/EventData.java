package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.text.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An event that is about to be appended.
 *
 * @param id unique in the log; it makes a repeated append recognisable
 * @param type what kind of event it is, in the past tense of the domain's words: {@code OrderPlaced}
 * @param payload what happened, as the codec of the type wrote it
 * @param metadata what is known beside; at most {@value #MAX_HEADERS} headers of {@value #MAX_HEADERS_LENGTH} characters together
 * @param tags what it is about beside its stream; at most {@value #MAX_TAGS}
 */
public record EventData(UUID id, String type, Payload payload, Metadata metadata, Set<Tag> tags) {

    /** The most characters a type may have. */
    public static final int MAX_TYPE_LENGTH = 200;

    /** The most tags an event may have. */
    public static final int MAX_TAGS = 20;

    /** The most headers an event may have. */
    public static final int MAX_HEADERS = 50;

    /** The most characters that the names and values of an event's headers may have together. */
    public static final int MAX_HEADERS_LENGTH = 16_384;

    public EventData {
        requireNonNull(id, "id");
        requireNonNull(payload, "payload");
        requireNonNull(metadata, "metadata");
        tags = Set.copyOf(requireNonNull(tags, "tags"));
        Limits.requireAtMost("an event", MAX_TAGS, "tags", tags.size());
        Limits.requireAtMost(
                "an event", MAX_HEADERS, "headers", metadata.headers().size());
        Limits.requireAtMost("an event", MAX_HEADERS_LENGTH, "characters of headers", length(metadata.headers()));
        requireType(type);
    }

    /**
     * Checks that {@code type} can be an event type: printable, not blank, at most {@value #MAX_TYPE_LENGTH} characters.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public static void requireType(String type) {
        Text.requirePrintable("event type", type);
        if (type.length() > MAX_TYPE_LENGTH) {
            throw new IllegalArgumentException(
                    "event type must have at most %d characters, but had %d".formatted(MAX_TYPE_LENGTH, type.length()));
        }
    }

    private static long length(Map<String, String> headers) {
        var length = 0L;
        for (var header : headers.entrySet()) {
            length += header.getKey().length() + header.getValue().length();
        }
        return length;
    }

    /** An event with a new {@linkplain EventIds#next() id} and neither metadata nor tags. */
    public static EventData of(String type, Payload payload) {
        return new EventData(EventIds.next(), type, payload, Metadata.NONE, Set.of());
    }

    public EventData withId(UUID id) {
        return new EventData(id, type, payload, metadata, tags);
    }

    public EventData withMetadata(Metadata metadata) {
        return new EventData(id, type, payload, metadata, tags);
    }

    public EventData withTags(Tag... tags) {
        return new EventData(id, type, payload, metadata, Set.of(requireNonNull(tags, "tags")));
    }

    /**
     * What a log holds of it at this place, for whoever keeps a log of their own, or has none, such as a test of a codec. Nothing
     * is stored.
     */
    public RecordedEvent recorded(Position position, StreamId stream, StreamVersion version, Instant recordedAt) {
        return new RecordedEvent(position, stream, version, id, type, payload, metadata, tags, recordedAt);
    }
}
