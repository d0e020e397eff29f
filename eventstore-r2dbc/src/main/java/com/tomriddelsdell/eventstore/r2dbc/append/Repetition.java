package com.tomriddelsdell.eventstore.r2dbc.append;

import static java.util.function.Function.identity;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.read.Reader;
import io.r2dbc.spi.Connection;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Looks at an append whose event ids are in the log already: is it the same append again, or another? */
final class Repetition {

    private final Reader reader;

    Repetition(Reader reader) {
        this.reader = reader;
    }

    /**
     * Emits where the same append put its events the first time.
     *
     * <p><strong>Errors:</strong> {@link EventIdReusedException} when the ids are taken by anything else.
     */
    Mono<Appended> find(Connection connection, Append append) {
        var ids = append.events().stream().map(EventData::id).toList();
        return reader.withIds(connection, ids)
                .collectMap(RecordedEvent::id, identity())
                .map(recorded -> compare(append, recorded));
    }

    private static Appended compare(Append append, Map<UUID, RecordedEvent> recorded) {
        var first = recorded.get(append.events().getFirst().id());
        var last = first;
        for (var index = 0; index < append.events().size(); index++) {
            var event = append.events().get(index);
            last = recorded.get(event.id());
            if (first == null || last == null || !repeats(append, event, index, first, last)) {
                throw new EventIdReusedException(append.stream(), takenId(append, recorded));
            }
        }
        if (last == null) {
            throw new IllegalArgumentException("An append without events cannot be repeated");
        }
        return new Appended(last.stream(), last.version(), last.position());
    }

    private static boolean repeats(
            Append append, EventData event, int index, RecordedEvent first, RecordedEvent recorded) {
        return recorded.stream().equals(append.stream())
                && recorded.version().equals(first.version().plus(index))
                && recorded.records(event);
    }

    private static UUID takenId(Append append, Map<UUID, RecordedEvent> recorded) {
        return append.events().stream()
                .map(EventData::id)
                .filter(recorded::containsKey)
                .findFirst()
                .orElseGet(() -> append.events().getFirst().id());
    }
}
