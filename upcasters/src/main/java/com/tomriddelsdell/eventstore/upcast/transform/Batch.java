package com.tomriddelsdell.eventstore.upcast.transform;

import com.tomriddelsdell.eventstore.AppendLimits;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamAppend;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies that are appended at once without changing their order: in one append, the events of a stream stand together. It
 * ends where a stream comes again, or a limit of appends would be passed. All that one event becomes is in one batch.
 */
final class Batch {

    private static final int MAX_EVENTS = 500;
    private static final int MAX_BYTES = AppendLimits.DEFAULT.maxAppendBytes() / 2;

    private final Map<StreamId, List<EventData>> parts = new LinkedHashMap<>();
    private StreamId last;
    private int events;
    private long bytes;
    private int tags;

    private Batch(Copy first) {
        last = first.original().stream();
        add(first);
    }

    /** Divides {@code copies} into appends that leave their order as it is. */
    static List<AppendRequest> of(List<Copy> copies) {
        var batches = new ArrayList<Batch>();
        for (var copy : copies) {
            if (!copy.events().isEmpty()
                    && (batches.isEmpty() || !batches.getLast().takes(copy))) {
                batches.add(new Batch(copy));
            }
        }
        return batches.stream().map(Batch::request).toList();
    }

    private boolean takes(Copy copy) {
        var stream = copy.original().stream();
        var fits = (stream.equals(last) || !parts.containsKey(stream))
                && events + copy.events().size() <= MAX_EVENTS
                && bytes + copy.bytes() <= MAX_BYTES
                && tags + copy.tags() <= AppendLimits.MAX_TAGS;
        if (fits) {
            add(copy);
        }
        return fits;
    }

    private void add(Copy copy) {
        last = copy.original().stream();
        parts.computeIfAbsent(last, stream -> new ArrayList<>()).addAll(copy.events());
        events += copy.events().size();
        bytes += copy.bytes();
        tags += copy.tags();
    }

    private AppendRequest request() {
        return new AppendRequest(
                parts.entrySet().stream()
                        .map(part -> new StreamAppend(part.getKey(), ExpectedVersion.any(), part.getValue()))
                        .toList(),
                null);
    }
}
