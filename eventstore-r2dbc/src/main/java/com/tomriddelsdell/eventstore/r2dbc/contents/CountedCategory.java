package com.tomriddelsdell.eventstore.r2dbc.contents;

import static java.util.Objects.requireNonNull;

/**
 * A category of streams.
 *
 * @param streams how many there are of it, at least
 * @param more whether there are more than were counted
 */
public record CountedCategory(String category, long streams, boolean more) {
    public CountedCategory {
        requireNonNull(category, "category");
    }
}
