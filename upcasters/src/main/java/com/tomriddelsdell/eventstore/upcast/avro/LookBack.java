package com.tomriddelsdell.eventstore.upcast.avro;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.erase.KeyRing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Finds what is before an event in its stream: among events that are at hand, and beyond them in the store. */
final class LookBack {

    private final EventStore store;
    private final @Nullable KeyRing keys;

    /** @param keys null when no event is sealed */
    LookBack(EventStore store, @Nullable KeyRing keys) {
        this.store = store;
        this.keys = keys;
    }

    /**
     * The events before {@code page.get(index)}, the nearest first.
     *
     * <p><strong>Errors:</strong> those of the store.
     *
     * @param page events that are at hand, in the order of their positions
     * @param reach the most events to find
     * @return fewer at the start of the stream, or when some are not kept any more
     */
    Mono<List<RecordedEvent>> before(List<RecordedEvent> page, int index, int reach) {
        var found = atHand(page, index, reach);
        var oldest = found.isEmpty() ? page.get(index) : found.getLast();
        var missing = reach - found.size();
        if (missing == 0 || oldest.version().equals(StreamVersion.FIRST)) {
            return Mono.just(found);
        }
        return store.read(StreamRead.of(oldest.stream())
                        .to(oldest.version().plus(-1))
                        .backward()
                        .limit(missing))
                .collectList()
                .flatMap(beyond -> keys == null ? Mono.just(beyond) : keys.opened(beyond))
                .map(beyond -> {
                    found.addAll(beyond);
                    return found;
                });
    }

    private static List<RecordedEvent> atHand(List<RecordedEvent> page, int index, int reach) {
        var found = new ArrayList<RecordedEvent>();
        var next = page.get(index);
        for (var at = index - 1; at >= 0 && found.size() < reach; at--) {
            var event = page.get(at);
            if (event.stream().equals(next.stream())) {
                if (!event.version().plus(1).equals(next.version())) {
                    break;
                }
                found.add(event);
                next = event;
            }
        }
        return found;
    }
}
