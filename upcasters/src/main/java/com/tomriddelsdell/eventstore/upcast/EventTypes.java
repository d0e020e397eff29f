package com.tomriddelsdell.eventstore.upcast;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names that a domain's events have in the log, each standing for one record class. Immutable.
 *
 * @param <E> the domain's events
 */
public final class EventTypes<E> {

    private final Map<String, Class<? extends E>> classes;
    private final Map<Class<?>, String> names = new HashMap<>();

    private EventTypes(Map<String, ? extends Class<? extends E>> classes) {
        this.classes = Map.copyOf(requireNonNull(classes, "types"));
        this.classes.forEach((name, type) -> {
            require(type.isRecord(), "an event must be a record, but %s is none", type.getName());
            require(names.put(type, name) == null, "%s has two names", type.getName());
        });
    }

    /**
     * Names classes explicitly, for when one has moved on and its events keep their name.
     *
     * @throws IllegalArgumentException if a class is not a record, or has two names
     */
    public static <E> EventTypes<E> of(Map<String, ? extends Class<? extends E>> types) {
        requireNonNull(types, "types");
        return new EventTypes<>(types);
    }

    /**
     * Names each record that {@code sealed} permits, directly or through sealed interfaces, after its class.
     *
     * @throws IllegalArgumentException if {@code sealed} is not sealed, or permits anything but records of distinct names
     */
    public static <E> EventTypes<E> permittedBy(Class<E> sealed) {
        requireNonNull(sealed, "sealed");
        require(sealed.isSealed(), "%s must be sealed", sealed.getName());
        var classes = new HashMap<String, Class<? extends E>>();
        leaves(sealed).forEach(type -> {
            var earlier = classes.put(type.getSimpleName(), type);
            require(earlier == null, "two events are named %s: name them explicitly", type.getSimpleName());
        });
        return new EventTypes<>(classes);
    }

    /** The classes by their names. */
    public Map<String, Class<? extends E>> classes() {
        return classes;
    }

    /**
     * The name of an event.
     *
     * @throws IllegalArgumentException if it has none
     */
    public String nameOf(Object event) {
        var name = names.get(requireNonNull(event, "event").getClass());
        if (name == null) {
            throw new IllegalArgumentException(
                    "%s has no event type".formatted(event.getClass().getName()));
        }
        return name;
    }

    private static <E> Stream<Class<? extends E>> leaves(Class<? extends E> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(permitted -> leaves(narrow(type, permitted)))
                : Stream.of(type);
    }

    private static <E> Class<? extends E> narrow(Class<? extends E> type, Class<?> permitted) {
        return permitted.asSubclass(type);
    }

    private static void require(boolean kept, String rule, Object... values) {
        if (!kept) {
            throw new IllegalArgumentException(rule.formatted(values));
        }
    }
}
