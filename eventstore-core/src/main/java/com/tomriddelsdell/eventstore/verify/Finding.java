package com.tomriddelsdell.eventstore.verify;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * Something in a log that must not be.
 *
 * @param position where it shows: that of the event, or of the last one of the range
 * @param stream null when it is not about one stream
 * @param explanation what was expected and what was found
 */
public record Finding(
        Kind kind, Position position, @Nullable StreamId stream, String explanation) {

    public Finding {
        requireNonNull(kind, "kind");
        requireNonNull(position, "position");
        requireNonNull(explanation, "explanation");
    }

    /** A finding about one event. */
    public static Finding of(Kind kind, RecordedEvent event, String explanation) {
        requireNonNull(event, "event");
        return new Finding(kind, event.position(), event.stream(), explanation);
    }

    /** What can be wrong with a log. */
    public enum Kind {

        /** The log gave an event at or before the position of the one before it. */
        POSITION_OUT_OF_ORDER,

        /** Versions of a stream are not there, and no scavenge took them. */
        VERSIONS_MISSING,

        /** A stream's version came again, or after a higher one. */
        VERSION_OUT_OF_ORDER,

        /** A sealed range does not hold what it held when it was sealed. */
        SEAL_BROKEN,

        /** An event cannot be found by a tag that it has. */
        TAG_INDEX_WRONG,

        /** A payload names a schema that the log does not have, or one of another event type. */
        SCHEMA_UNKNOWN,

        /** A payload cannot be read by its schema, or is of no known form. */
        PAYLOAD_UNREADABLE
    }
}
