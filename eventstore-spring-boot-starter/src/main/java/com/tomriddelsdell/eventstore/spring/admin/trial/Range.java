package com.tomriddelsdell.eventstore.spring.admin.trial;

import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal.Violation;
import com.tomriddelsdell.eventstore.spring.admin.log.Heads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the log to try something out on.
 *
 * @param after exclusive
 * @param to inclusive
 * @param limit the most events
 */
record Range(Position after, Position to, int limit) {

    /** What was asked for, in a log that ends at {@code head}. Fails with a {@link Refusal}. */
    static Range of(
            @Nullable Long after, @Nullable Long to, @Nullable Integer limit, int usual, int most, Position head) {
        if (limit != null && (limit < 1 || limit > most)) {
            throw Refusal.invalid("limit", "must be from 1 to %d, but was %d".formatted(most, limit));
        }
        var from = position("after", after, Position.START, head);
        var last = position("to", to, head, head);
        if (from.compareTo(last) > 0) {
            throw Refusal.invalid(List.of(
                    new Violation("after", "must not be past to, which is %s, but was %s".formatted(last, from))));
        }
        return new Range(from, last, limit == null ? usual : limit);
    }

    private static Position position(String name, @Nullable Long given, Position usual, Position head) {
        if (given == null) {
            return usual;
        }
        if (given < 0) {
            throw Refusal.invalid(name, "must be a position, at least 0, but was " + given);
        }
        var position = Position.of(given);
        Heads.requireInLog(name, position, head);
        return position;
    }

    /** One event more than is tried, which tells that there are more. */
    LogRead read(EventFilter filter) {
        return new LogRead(after, to, filter, Direction.FORWARD, limit + 1L);
    }
}
