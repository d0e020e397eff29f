package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.UUID;

/** How the streams of contact requests are named: {@code contact-<id>}. */
public final class ContactStreams {

    public static final String CATEGORY = "contact";

    private ContactStreams() {}

    /** A stream that no contact request is in yet. */
    public static StreamId next() {
        return StreamId.of(CATEGORY, EventIds.next().toString());
    }

    /** The stream of the contact request with that id. */
    public static StreamId of(UUID id) {
        return StreamId.of(CATEGORY, id.toString());
    }

    /** The id of the contact request that {@code stream} is about. */
    public static UUID id(StreamId stream) {
        return UUID.fromString(stream.key());
    }
}
