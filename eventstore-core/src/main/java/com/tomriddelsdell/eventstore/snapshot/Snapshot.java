package com.tomriddelsdell.eventstore.snapshot;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.util.UUID;

/**
 * The state of a stream after one of its events.
 *
 * @param version of the last event that the state knows of
 * @param eventId of that event: a stream that has another there is not the one that the state was made of
 * @param fingerprint of the codec that encoded it: {@link SnapshotCodec#fingerprint()}
 * @param state what the codec made of the state
 */
public record Snapshot(StreamVersion version, UUID eventId, String fingerprint, Payload state) {

    public Snapshot {
        requireNonNull(version, "version");
        requireNonNull(eventId, "eventId");
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(state, "state");
        if (version.equals(StreamVersion.NONE)) {
            throw new IllegalArgumentException("A snapshot needs an event, but its stream has none");
        }
    }
}
