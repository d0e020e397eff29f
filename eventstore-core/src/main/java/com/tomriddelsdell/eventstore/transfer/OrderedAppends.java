package com.tomriddelsdell.eventstore.transfer;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.AppendLimits;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.StreamAppend;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides parts into appends that leave their order as it is: in one append, the events of a stream stand together. An
 * append ends where a stream comes again, or a limit would be passed. A part is never divided.
 */
public final class OrderedAppends {

    private static final int MAX_EVENTS = 500;
    private static final int MAX_BYTES = AppendLimits.DEFAULT.maxAppendBytes() / 2;

    private final Parts parts = new Parts();
    private StreamId last;
    private int events;
    private long bytes;
    private int tags;

    private OrderedAppends(StreamAppend first) {
        last = first.stream();
        add(first);
    }

    /** Appends of {@code parts}, to be made one after the other. Of parts that come together, the first says what is expected. */
    public static List<AppendRequest> of(List<StreamAppend> parts) {
        var appends = new ArrayList<OrderedAppends>();
        for (var part : requireNonNull(parts, "parts")) {
            if (appends.isEmpty() || !appends.getLast().takes(part)) {
                appends.add(new OrderedAppends(part));
            }
        }
        return appends.stream().map(append -> append.parts.request()).toList();
    }

    private boolean takes(StreamAppend part) {
        var stream = part.stream();
        var fits = (stream.equals(last) || !parts.isAbout(stream))
                && events + part.events().size() <= MAX_EVENTS
                && bytes + bytes(part) <= MAX_BYTES
                && tags + tags(part) <= AppendLimits.MAX_TAGS;
        if (fits) {
            add(part);
        }
        return fits;
    }

    private void add(StreamAppend part) {
        last = part.stream();
        parts.add(last, part.expected(), part.events());
        events += part.events().size();
        bytes += bytes(part);
        tags += tags(part);
    }

    private static long bytes(StreamAppend part) {
        return part.events().stream().mapToLong(event -> event.payload().size()).sum();
    }

    private static int tags(StreamAppend part) {
        return part.events().stream().mapToInt(event -> event.tags().size()).sum();
    }
}
