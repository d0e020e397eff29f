package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events of a partition that are handled in one step, as far as that succeeds.
 *
 * @param to where the checkpoint will be when all are handled
 */
record Batch(List<RecordedEvent> events, Position to) {

    /** {@code events} in batches of at most {@code most}, of which the last reaches {@code to}. */
    static List<Batch> of(List<RecordedEvent> events, Position to, int most) {
        var batches = new ArrayList<Batch>();
        for (var start = 0; start < events.size(); start += most) {
            var end = Math.min(start + most, events.size());
            var part = events.subList(start, end);
            batches.add(
                    new Batch(part, end == events.size() ? to : part.getLast().position()));
        }
        return batches;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    @Nullable
    UUID lastId() {
        return events.isEmpty() ? null : events.getLast().id();
    }

    /** What is left of it beyond {@code position}. */
    Batch after(Position position) {
        return new Batch(
                events.stream()
                        .filter(event -> event.position().compareTo(position) > 0)
                        .toList(),
                to);
    }

    /** The part that ends with {@code event}. */
    Batch upTo(RecordedEvent event) {
        return first(events.indexOf(event) + 1);
    }

    /** The part before {@code event}, which is not the first. */
    Batch before(RecordedEvent event) {
        return first(events.indexOf(event));
    }

    boolean startsWith(RecordedEvent event) {
        return events.getFirst().equals(event);
    }

    Batch firstHalf() {
        return first((events.size() + 1) / 2);
    }

    private Batch first(int count) {
        var part = events.subList(0, count);
        return new Batch(part, part.getLast().position());
    }
}
