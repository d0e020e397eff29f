package com.tomriddelsdell.eventstore.upcast;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names that a domain's events have in the log, each standing for one record class.
 *
 * @param <E> the domain's events
 */
final class EventTypes<E> {

    private final Map<String, Class<? extends E>> classes;
    private final Map<Class<?>, String> names = new HashMap<>();

    EventTypes(Map<String, ? extends Class<? extends E>> classes) {
        this.classes = Map.copyOf(requireNonNull(classes, "types"));
        this.classes.forEach((name, type) -> {
            require(type.isRecord(), "an event must be a record, but %s is none", type.getName());
            require(names.put(type, name) == null, "%s has two names", type.getName());
        });
    }

    /** Names each record that {@code sealed} permits, directly or through sealed interfaces, after its class. */
    static <E> EventTypes<E> permittedBy(Class<E> sealed) {
        require(sealed.isSealed(), "%s must be sealed", sealed.getName());
        var classes = new HashMap<String, Class<? extends E>>();
        leaves(sealed).forEach(type -> {
            var earlier = classes.put(type.getSimpleName(), type);
            require(earlier == null, "two events are named %s: name them explicitly", type.getSimpleName());
        });
        return new EventTypes<>(classes);
    }

    Map<String, Class<? extends E>> classes() {
        return classes;
    }

    String nameOf(Object event) {
        var name = names.get(event.getClass());
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
