package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.UUID;

/** How the streams of contact requests are named: {@code contact-<id>}. */
public final class ContactStreams {

    public static final String CATEGORY = "contact";

    /** The category of the streams that tell that a person was forgotten. */
    public static final String PEOPLE = "person";

    private ContactStreams() {}

    /** The stream of the contact request {@code id}. */
    public static StreamId of(UUID id) {
        return StreamId.of(CATEGORY, id.toString());
    }

    /** The stream of the person {@code id}. */
    public static StreamId person(String id) {
        return StreamId.of(PEOPLE, id);
    }

    /** A stream that no contact request is in yet. */
    public static StreamId next() {
        return StreamId.of(CATEGORY, EventIds.next().toString());
    }

    /** The id of the contact request that {@code stream} is about. */
    public static UUID id(StreamId stream) {
        return UUID.fromString(stream.key());
    }
}
