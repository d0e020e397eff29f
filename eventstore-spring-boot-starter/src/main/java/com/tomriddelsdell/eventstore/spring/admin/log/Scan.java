package com.tomriddelsdell.eventstore.spring.admin.log;

import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.spring.admin.http.Page;
import java.util.List;

/**
 * What one page of the log looks at: a part that is short enough even where nothing in it matches.
 *
 * @param after exclusive
 * @param to inclusive
 * @param whole whether it goes to the end of what was asked for
 */
record Scan(long after, long to, Direction direction, boolean whole) {

    /** The most positions that a page looks at. */
    static final long MOST = 1_000_000;

    /** The part of {@code after} to {@code to} that comes next. */
    static Scan of(long after, long to, Direction direction) {
        if (to - after <= MOST) {
            return new Scan(after, Math.max(after, to), direction, true);
        }
        return direction == Direction.FORWARD
                ? new Scan(after, after + MOST, direction, false)
                : new Scan(to - MOST, to, direction, false);
    }

    boolean isEmpty() {
        return after >= to;
    }

    /** One more than fit on the page, to see whether there are more. */
    LogRead read(EventFilter filter, int limit) {
        return new LogRead(Position.of(after), Position.of(to), filter, direction, limit + 1L);
    }

    Page<EventLine> page(List<RecordedEvent> found, int limit) {
        var page = Page.of(found.stream().map(EventLine::of).toList(), limit, EventLine::position);
        return page.next() != null || whole ? page : new Page<>(page.items(), String.valueOf(goOnAt()));
    }

    /** A cursor is exclusive either way. */
    private long goOnAt() {
        return direction == Direction.FORWARD ? to : after + 1;
    }
}
