package com.tomriddelsdell.eventstore.snapshot;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.StreamId;

/**
 * What a snapshot is found by.
 *
 * @param stream whose state it is
 * @param name of the kind of state, for a stream may be read for several; at most {@value #MAX_NAME} printable characters
 */
public record SnapshotKey(StreamId stream, String name) {

    public static final int MAX_NAME = 200;

    public SnapshotKey {
        requireNonNull(stream, "stream");
        requireName(name);
    }

    static String requireName(String name) {
        requireNonNull(name, "name");
        if (name.isBlank() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The name of a snapshot has 1 to %d printable characters, but was \"%s\""
                    .formatted(MAX_NAME, name));
        }
        return name;
    }
}
