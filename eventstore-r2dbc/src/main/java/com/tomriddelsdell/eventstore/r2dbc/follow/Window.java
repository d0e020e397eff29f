package com.tomriddelsdell.eventstore.r2dbc.follow;

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
 */
record Window(Position start, Position end, List<Section> sections) {

    private static final int MAX_EVENTS = 8_192;
    private static final int MAX_BYTES = 16 << 20;

    /** Knows where the prefix ends, and holds nothing. */
    static Window emptyAt(Position head) {
        return new Window(head, head, List.of());
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
        var events = new ArrayList<RecordedEvent>();
        var to = position;
        for (var section : sections) {
            if (section.to().compareTo(position) > 0) {
                var rest = section.after(position);
                if (events.size() + rest.events().size() > Section.MAX_EVENTS) {
                    return new Section(position, to, events);
                }
                events.addAll(rest.events());
                to = section.to();
            }
        }
        return new Section(position, end, events);
    }

    /** This window and the section that follows it; the oldest sections give way. */
    Window extendedBy(Section section) {
        var extended = new ArrayList<>(sections);
        extended.add(section);
        while (extended.size() > 1 && isTooLarge(extended)) {
            extended.removeFirst();
        }
        return new Window(extended.getFirst().from(), section.to(), List.copyOf(extended));
    }

    private static boolean isTooLarge(List<Section> sections) {
        return sections.stream().mapToLong(section -> section.events().size()).sum() > MAX_EVENTS
                || sections.stream().mapToLong(Window::bytes).sum() > MAX_BYTES;
    }

    private static long bytes(Section section) {
        return section.events().stream()
                .mapToLong(event -> event.payload().size())
                .sum();
    }
}
