package com.tomriddelsdell.eventstore.upcast.transform;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Turns events into what they are in the new log: decoded by one codec, and encoded by the other. */
final class Rewriter<E> {

    private final EventCodec<E> from;
    private final EventCodec<E> to;
    private final Set<String> kept;

    /** @param kept types whose payloads are copied as they are */
    Rewriter(EventCodec<E> from, EventCodec<E> to, Set<String> kept) {
        this.from = from;
        this.to = to;
        this.kept = kept;
    }

    Rewriter<E> keeping(Set<String> types) {
        return new Rewriter<>(from, to, types);
    }

    /** A copy for each of {@code page}, in its order. */
    Mono<List<Copy>> copies(List<RecordedEvent> page) {
        var lifted = page.stream().filter(event -> !kept.contains(event.type())).toList();
        return from.decoded(lifted)
                .flatMap(decoded -> to.encoded(
                                decoded.stream().map(Decoded::event).toList())
                        .map(encoded -> copies(page, decoded, encoded)));
    }

    private List<Copy> copies(List<RecordedEvent> page, List<Decoded<E>> decoded, List<EventData> encoded) {
        var given = new HashMap<RecordedEvent, List<EventData>>();
        for (var index = 0; index < decoded.size(); index++) {
            var event = decoded.get(index);
            given.computeIfAbsent(event.source(), source -> new ArrayList<>()).add(copy(event, encoded.get(index)));
        }
        return page.stream().map(event -> copy(event, given)).toList();
    }

    private Copy copy(RecordedEvent event, Map<RecordedEvent, List<EventData>> given) {
        return new Copy(
                event,
                kept.contains(event.type())
                        ? List.of(event.data().withMetadata(Origin.at(event).addedTo(event.metadata())))
                        : given.getOrDefault(event, List.of()));
    }

    /** The first copy keeps the id; the others have ids that are made of it, and are the same each time. */
    private static EventData copy(Decoded<?> decoded, EventData data) {
        var original = decoded.source();
        return new EventData(
                decoded.index() == 0 ? original.id() : EventIds.causedBy(original.id(), decoded.index()),
                data.type(),
                data.payload(),
                Origin.at(original).addedTo(original.metadata()),
                original.tags());
    }
}
