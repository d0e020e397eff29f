package com.tomriddelsdell.eventstore;

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
        events = List.copyOf(events);
    }

    /** The condition that nothing has come that would have been found too. */
    public AppendCondition unchanged() {
        return new AppendCondition(query, seen);
    }
}
