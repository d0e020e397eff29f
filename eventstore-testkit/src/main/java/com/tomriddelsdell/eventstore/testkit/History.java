package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What writers were told, to be held against what a reader was given. An append whose outcome its writer does not know
 * may or may not be there; an append that nobody reports must not be there.
 */
final class History {

    private final Map<UUID, Append> appends = new ConcurrentHashMap<>();
    private final AtomicReference<Position> last = new AtomicReference<>(Position.START);

    void acknowledged(Appended place, List<EventData> events) {
        note(new Append(events, place));
        last.accumulateAndGet(place.position(), BinaryOperator.maxBy(Comparator.naturalOrder()));
    }

    void uncertain(List<EventData> events) {
        note(new Append(events, null));
    }

    /** The highest position that was acknowledged. */
    Position lastPosition() {
        return last.get();
    }

    private void note(Append append) {
        append.events().forEach(event -> appends.put(event.id(), append));
    }

    /** Fails unless {@code log}, read from its start, is in order and holds exactly what it must. */
    void verifyLog(List<RecordedEvent> log) {
        assertThat(violationsIn(log)).isEmpty();
    }

    /** Fails unless {@code events}, all that their stream holds, are whole appends. */
    void verifyWhole(List<RecordedEvent> events) {
        assertThat(tornIn(events)).isEmpty();
    }

    List<String> violationsIn(List<RecordedEvent> log) {
        var violations = new ArrayList<>(Order.violationsIn(log));
        var seen = new HashSet<>(Events.recordedIds(log));
        appends.forEach((id, append) -> {
            if (append.place() != null && !seen.contains(id)) {
                violations.add("lost: %s of %s".formatted(id, append.place()));
            }
        });
        for (var event : log) {
            var append = appends.get(event.id());
            if (append == null) {
                violations.add("never appended: " + event);
            } else if (!append.placed(event)) {
                violations.add("not as acknowledged: %s of %s".formatted(event, append.place()));
            }
        }
        return violations;
    }

    List<String> tornIn(List<RecordedEvent> events) {
        var ids = Events.recordedIds(events);
        return ids.stream()
                .map(appends::get)
                .distinct()
                .filter(append -> append != null && !append.isWholeIn(ids))
                .map("torn: %s"::formatted)
                .toList();
    }

    private record Append(List<EventData> events, @Nullable Appended place) {

        /** Whether {@code event}, one of these, is where the acknowledgement says. */
        boolean placed(RecordedEvent event) {
            if (place == null) {
                return true;
            }
            var behind = events.size() - 1 - Events.ids(events).indexOf(event.id());
            return event.stream().equals(place.stream())
                    && event.version().plus(behind).equals(place.version())
                    && (behind > 0 || event.position().equals(place.position()));
        }

        boolean isWholeIn(List<UUID> ids) {
            var start = ids.indexOf(events.getFirst().id());
            var end = start + events.size();
            return start >= 0 && end <= ids.size() && ids.subList(start, end).equals(Events.ids(events));
        }
    }
}
