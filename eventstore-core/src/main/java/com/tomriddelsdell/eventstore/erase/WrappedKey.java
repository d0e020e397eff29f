package com.tomriddelsdell.eventstore.erase;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;

/**
 * The key of a subject as it may lie in a database: sealed by a master key.
 *
 * @param masterKeyId which master key it needs
 */
public record WrappedKey(String masterKeyId, Payload bytes) {

    public WrappedKey {
        requireNonNull(masterKeyId, "masterKeyId");
        requireNonNull(bytes, "bytes");
    }
}
