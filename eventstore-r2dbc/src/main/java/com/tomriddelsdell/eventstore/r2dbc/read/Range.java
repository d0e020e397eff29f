package com.tomriddelsdell.eventstore.r2dbc.read;

import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamRead;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What of a read is still to be fetched: keys (versions or positions) from {@code from} to {@code to}, both inclusive.
 *
 * @param pageSize how many events the next page holds at most
 */
record Range(long from, long to, Direction direction, long limit, int pageSize) {

    /** Few at first, so that the first event comes soon; then what was measured to read fastest. */
    private static final int FIRST_PAGE = 500;

    private static final int NEXT_PAGE = 2_000;

    static Range of(StreamRead read) {
        return new Range(read.from().value(), read.to().value(), read.direction(), read.limit(), FIRST_PAGE);
    }

    /** The part of {@code read} that lies in the completed prefix, which ends at {@code safeHead}. */
    static Range of(LogRead read, long safeHead) {
        var after = read.after().value();
        return new Range(
                after == Long.MAX_VALUE ? after : after + 1,
                Math.min(read.to().value(), safeHead),
                read.direction(),
                read.limit(),
                FIRST_PAGE);
    }

    Range {
        pageSize = (int) Math.min(pageSize, limit);
    }

    boolean isEmpty() {
        return from > to || limit == 0;
    }

    /** The page that {@code events} are, which were selected by this range. */
    Page page(List<RecordedEvent> events, ToLongFunction<RecordedEvent> key) {
        var end = events.size() < pageSize ? end() : key.applyAsLong(events.getLast());
        return new Page(events, beyond(end, events.size()));
    }

    /** The part that comes first in the direction of this range, {@code width} keys wide. */
    Range cut(long width) {
        return switch (direction) {
            case FORWARD -> new Range(from, to - from < width ? to : from + width - 1, direction, limit, pageSize);
            case BACKWARD -> new Range(to - from < width ? from : to - width + 1, to, direction, limit, pageSize);
        };
    }

    /** The last key in the direction of this range. */
    long end() {
        return direction == Direction.FORWARD ? to : from;
    }

    /** How many keys there are from the first one to {@code key}. */
    long widthTo(long key) {
        return direction == Direction.FORWARD ? key - from + 1 : to - key + 1;
    }

    /** What is left once all up to {@code key} has been read, which was {@code count} events. */
    Range beyond(long key, long count) {
        var left = limit - count;
        if (key == end()) {
            return new Range(1, 0, direction, left, NEXT_PAGE);
        }
        return switch (direction) {
            case FORWARD -> new Range(key + 1, to, direction, left, NEXT_PAGE);
            case BACKWARD -> new Range(from, key - 1, direction, left, NEXT_PAGE);
        };
    }
}
