package com.tomriddelsdell.eventstore;

import java.util.Set;
import java.util.UUID;

/**
 * An event that is about to be appended.
 *
 * @param id unique in the log; it makes a repeated append recognisable
 * @param type what kind of event it is, in the past tense of the domain's words: {@code OrderPlaced}
 * @param payload what happened, as the codec of the type wrote it
 * @param metadata what is known beside
 * @param tags what it is about beside its stream; at most {@value #MAX_TAGS}
 */
public record EventData(UUID id, String type, Payload payload, Metadata metadata, Set<Tag> tags) {

    /** The most characters a type may have. */
    public static final int MAX_TYPE_LENGTH = 200;

    /** The most tags an event may have. */
    public static final int MAX_TAGS = 20;

    public EventData {
        tags = Set.copyOf(tags);
        if (tags.size() > MAX_TAGS) {
            throw new IllegalArgumentException(
                    "an event has at most %d tags, but had %d".formatted(MAX_TAGS, tags.size()));
        }
        requireType(type);
    }

    static void requireType(String type) {
        Text.requirePrintable("event type", type);
        if (type.length() > MAX_TYPE_LENGTH) {
            throw new IllegalArgumentException(
                    "event type must have at most %d characters, but had %d".formatted(MAX_TYPE_LENGTH, type.length()));
        }
    }

    /** An event with a new {@linkplain EventIds#next() id} and neither metadata nor tags. */
    public static EventData of(String type, Payload payload) {
        return new EventData(EventIds.next(), type, payload, Metadata.NONE, Set.of());
    }

    public EventData withId(UUID replacement) {
        return new EventData(replacement, type, payload, metadata, tags);
    }

    public EventData withMetadata(Metadata replacement) {
        return new EventData(id, type, payload, replacement, tags);
    }

    public EventData withTags(Tag... replacement) {
        return new EventData(id, type, payload, metadata, Set.of(replacement));
    }
}
