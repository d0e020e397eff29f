package com.tomriddelsdell.eventstore.r2dbc.follow;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest part of the completed prefix, held in memory for those who are nearly there. Immutable: every follower reads
 * the same one, each at its own pace.
 *
 * @param start the window holds every event after this position
 * @param end up to this one, inclusive
 * @param sections one after the other; short ones are joined, so that there are never many
 * @param events how many there are in all sections
 * @param bytes how large their payloads are together
 */
record Window(Position start, Position end, List<Section> sections, int events, long bytes) {

    private static final int MAX_EVENTS = 8_192;
    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_JOINED_EVENTS = 256;
    private static final int MAX_JOINED_BYTES = 1 << 20;

    /** Knows where the prefix ends, and holds nothing. */
    static Window emptyAt(Position head) {
        return new Window(head, head, List.of(), 0, 0);
    }

    boolean reachesBeyond(Position position) {
        return end.compareTo(position) > 0;
    }

    boolean isBefore(Position head) {
        return end.compareTo(head) < 0;
    }

    /** Whether everything after {@code position} is at hand. */
    boolean covers(Position position) {
        return start.compareTo(position) <= 0;
    }

    /** All that follows {@code position}, which this window covers and reaches beyond; as much as a section may hold. */
    Section after(Position position) {
        var found = new ArrayList<RecordedEvent>();
        var to = position;
        for (var section : sections.subList(firstBeyond(position), sections.size())) {
            var rest = section.after(position);
            if (found.size() + rest.events().size() > Section.MAX_EVENTS) {
                return new Section(position, to, found);
            }
            found.addAll(rest.events());
            to = section.to();
        }
        return new Section(position, end, found);
    }

    /** Whether an event after {@code position}, which this window covers, matches. */
    boolean holdsAfter(Position position, EventFilter filter) {
        return sections.subList(firstBeyond(position), sections.size()).stream()
                .flatMap(section -> section.after(position).events().stream())
                .anyMatch(filter::matches);
    }

    /** This window and the section that follows it; the oldest sections give way. */
    Window extendedBy(Section section) {
        var extended = new ArrayList<>(sections);
        var last = extended.isEmpty() ? null : extended.getLast();
        if (last != null && areShort(last, section)) {
            extended.set(extended.size() - 1, joined(last, section));
        } else {
            extended.add(section);
        }
        var count = events + section.events().size();
        var size = bytes + bytes(section);
        while (extended.size() > 1 && (count > MAX_EVENTS || size > MAX_BYTES)) {
            var oldest = extended.removeFirst();
            count -= oldest.events().size();
            size -= bytes(oldest);
        }
        return new Window(extended.getFirst().from(), section.to(), List.copyOf(extended), count, size);
    }

    /** The index of the first section that holds something after {@code position}. Most who ask are near the end. */
    private int firstBeyond(Position position) {
        var first = sections.size();
        while (first > 0 && sections.get(first - 1).to().compareTo(position) > 0) {
            first--;
        }
        return first;
    }

    private static boolean areShort(Section one, Section next) {
        return one.events().size() + next.events().size() <= MAX_JOINED_EVENTS
                && bytes(one) + bytes(next) <= MAX_JOINED_BYTES;
    }

    private static Section joined(Section one, Section next) {
        var both =
                new ArrayList<RecordedEvent>(one.events().size() + next.events().size());
        both.addAll(one.events());
        both.addAll(next.events());
        return new Section(one.from(), next.to(), both);
    }

    private static long bytes(Section section) {
        return section.events().stream()
                .mapToLong(event -> event.payload().size())
                .sum();
    }
}
