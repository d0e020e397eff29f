package com.tomriddelsdell.eventstore;

import java.util.UUID;

/**
 * An event id of the append is already taken by another event, or by the same event in another place: nothing was
 * appended. Give every new event a new id.
 */
public final class EventIdReusedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final UUID id;

    public EventIdReusedException(StreamId stream, UUID id) {
        super(
                "Event id %s of the append to stream %s is already in the log, with other content or in another place"
                        .formatted(id, stream),
                null,
                false);
        this.id = id;
    }

    /** An id of the append that is taken. */
    public UUID id() {
        return id;
    }
}
