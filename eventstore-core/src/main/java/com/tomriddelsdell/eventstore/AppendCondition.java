package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

/**
 * What must hold for an append beside the versions of its streams: no event matches {@code query} but those that were
 * {@code seen}. It holds exactly: whatever others append at the same time, either this append is refused or theirs come
 * after it.
 */
public record AppendCondition(EventQuery query, Seen seen) {

    public AppendCondition {
        requireNonNull(query, "query");
        requireNonNull(seen, "seen");
    }

    /** No event at all matches {@code query}. */
    public static AppendCondition none(EventQuery query) {
        return new AppendCondition(query, Seen.NOTHING);
    }
}
