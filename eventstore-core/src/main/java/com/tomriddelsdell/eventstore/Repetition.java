package com.tomriddelsdell.eventstore;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells an append that comes again from one that reuses event ids. For those who write a store.
 */
public final class Repetition {

    private Repetition() {}

    /**
     * Finds where {@code request} put its events when it was appended before.
     *
     * @param known what the log holds under the event ids of {@code request}
     * @return where the last event of each part is, in the order of the parts
     * @throws EventIdReusedException if the ids are taken by anything but this very request
     */
    public static List<Appended> find(AppendRequest request, Map<UUID, RecordedEvent> known) {
        return request.parts().stream().map(part -> find(part, known)).toList();
    }

    private static Appended find(StreamAppend part, Map<UUID, RecordedEvent> known) {
        var first = known.get(part.events().getFirst().id());
        for (var index = 0; index < part.events().size(); index++) {
            var event = part.events().get(index);
            if (first == null || !repeats(part.stream(), first.version().plus(index), event, known.get(event.id()))) {
                throw new EventIdReusedException(part.stream(), takenId(part, known));
            }
        }
        return lastOf(part, known);
    }

    private static boolean repeats(
            StreamId stream, StreamVersion version, EventData event, @Nullable RecordedEvent known) {
        return known != null
                && known.stream().equals(stream)
                && known.version().equals(version)
                && known.records(event);
    }

    private static Appended lastOf(StreamAppend part, Map<UUID, RecordedEvent> known) {
        var last = known.get(part.events().getLast().id());
        if (last == null) {
            throw new EventIdReusedException(part.stream(), takenId(part, known));
        }
        return new Appended(last.stream(), last.version(), last.position());
    }

    private static UUID takenId(StreamAppend part, Map<UUID, RecordedEvent> known) {
        return part.events().stream()
                .map(EventData::id)
                .filter(known::containsKey)
                .findFirst()
                .orElseGet(() -> part.events().getFirst().id());
    }
}
