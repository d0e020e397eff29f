package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

/**
 * A row of a read model, for comparing and looking at.
 *
 * @param key tells it from all other rows of the same generation
 * @param content all that readers may see of it, written in the same way each time, for example as JSON with its columns in
 *     order; never what differs between two generations built from the same events, such as a serial number
 */
public record ProjectedRow(String key, String content) {
    public ProjectedRow {
        requireNonNull(key, "key");
        requireNonNull(content, "content");
    }
}
