package com.tomriddelsdell.eventstore.spring.admin.http;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next where the next page begins; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(requireNonNull(items, "items"));
    }

    /** A page of {@code limit} items at most, made of one more if there is one. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Object> cursor) {
        return requireNonNull(found, "found").size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit),
                        cursor.apply(found.get(limit - 1)).toString());
    }
}
