package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a query found, and what must not have changed when a decision on it is appended.
 *
 * @param query what was asked
 * @param events what was there, in the order of positions
 * @param seen what the query could see
 */
public record QueryResult(EventQuery query, List<RecordedEvent> events, Seen seen) {

    public QueryResult {
        requireNonNull(query, "query");
        requireNonNull(seen, "seen");
        events = List.copyOf(requireNonNull(events, "events"));
    }

    /** The condition that nothing has come that would have been found too. */
    public AppendCondition unchanged() {
        return new AppendCondition(query, seen);
    }
}
