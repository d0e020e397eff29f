package com.tomriddelsdell.eventstore.snapshot;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.text.Text;

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
        return Text.requirePrintable("name of a snapshot", requireNonNull(name, "name"), MAX_NAME);
    }
}
