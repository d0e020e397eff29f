package com.tomriddelsdell.eventstore.upcast.transform;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.history.Digest;

/**
 * A new log that holds what the old one gives through the chain, event by event.
 *
 * @param end the last position of the old log that is in it
 * @param events how many events it holds
 * @param digest the SHA-256 over all of them: stream, id, type, payload, metadata and tags, in their order
 */
public record VerifiedCopy(Position end, long events, Digest digest) {

    public VerifiedCopy {
        requireNonNull(end, "end");
        requireNonNull(digest, "digest");
    }
}
