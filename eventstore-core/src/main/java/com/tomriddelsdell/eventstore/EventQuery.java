package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which events a decision rests on, across all streams. An event matches when it matches any of the items.
 *
 * <pre>{@code
 * EventQuery.tagged(Tag.of("course", "c1"))
 *         .or(EventQuery.tagged(Tag.of("student", "s1")).ofTypes("StudentEnrolled", "StudentLeft"))
 * }</pre>
 *
 * @param items at least one
 */
public record EventQuery(List<Item> items) {

    /** The most items a query may have. */
    public static final int MAX_ITEMS = 50;

    public EventQuery {
        items = List.copyOf(requireNonNull(items, "items"));
        if (items.isEmpty() || items.size() > MAX_ITEMS) {
            throw new IllegalArgumentException(
                    "a query has 1 to %d items, but had %d".formatted(MAX_ITEMS, items.size()));
        }
    }

    /** Events that carry all of {@code tags}. */
    public static EventQuery tagged(Tag... tags) {
        return new EventQuery(List.of(new Item(Set.of(), Set.of(requireNonNull(tags, "tags")))));
    }

    /** Events of any of {@code types}. */
    public static EventQuery typed(String... types) {
        return new EventQuery(List.of(new Item(Set.of(requireNonNull(types, "types")), Set.of())));
    }

    /** What every item matches, but only events of any of {@code types}. */
    public EventQuery ofTypes(String... types) {
        var wanted = Set.of(requireNonNull(types, "types"));
        return new EventQuery(
                items.stream().map(item -> new Item(wanted, item.tags())).toList());
    }

    /** What this query matches and what {@code other} does. */
    public EventQuery or(EventQuery other) {
        var both = new ArrayList<>(items);
        both.addAll(other.items());
        return new EventQuery(both);
    }

    public boolean matches(EventData event) {
        return items.stream().anyMatch(item -> item.matches(event.type(), event.tags()));
    }

    public boolean matches(RecordedEvent event) {
        return items.stream().anyMatch(item -> item.matches(event.type(), event.tags()));
    }

    /**
     * Events of any of some types that carry all of some tags.
     *
     * @param types none for any type
     * @param tags none for any tags; not both may be empty
     */
    public record Item(Set<String> types, Set<Tag> tags) {

        /** The most types an item may name: each is a lock while an append takes place that rests on it. */
        public static final int MAX_TYPES = 20;

        public Item {
            types = Set.copyOf(requireNonNull(types, "types"));
            tags = Set.copyOf(requireNonNull(tags, "tags"));
            if (types.isEmpty() && tags.isEmpty()) {
                throw new IllegalArgumentException("an item of a query names at least one type or tag, but named none");
            }
            Limits.requireAtMost("an item of a query", MAX_TYPES, "types", types.size());
            Limits.requireAtMost("an item of a query", EventData.MAX_TAGS, "tags", tags.size());
            types.forEach(type -> Text.requirePrintable("event type", type));
        }

        boolean matches(String type, Set<Tag> carried) {
            return (types.isEmpty() || types.contains(type)) && carried.containsAll(tags);
        }
    }
}
