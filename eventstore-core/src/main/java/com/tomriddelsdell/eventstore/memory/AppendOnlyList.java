package com.tomriddelsdell.eventstore.memory;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list that one writer extends while any number of readers read. A reader that has seen a {@link #size()} may read
 * every element below it, without locks: elements are published before the size is. An element may be removed; the others
 * keep their places.
 */
final class AppendOnlyList<T> {

    private static final int INITIAL_CAPACITY = 8;

    private volatile @Nullable Object[] elements = new @Nullable Object[INITIAL_CAPACITY];
    private volatile int size;

    /** Adds all of {@code added}; a reader sees all of them or none. */
    void addAll(List<? extends @Nullable T> added) {
        var start = size;
        var end = start + added.size();
        if (end > elements.length) {
            elements = Arrays.copyOf(elements, Math.max(end, elements.length * 2));
        }
        for (var index = start; index < end; index++) {
            elements[index] = added.get(index - start);
        }
        size = end;
    }

    int size() {
        return size;
    }

    /** Null when it was removed. */
    @SuppressWarnings("unchecked")
    @Nullable
    T get(int index) {
        return (T) elements[index];
    }

    /** What there is from index {@code from} up to and without {@code to}. */
    Stream<T> between(int from, int to) {
        return IntStream.range(from, to).<@Nullable T>mapToObj(this::get).filter(Objects::nonNull);
    }

    /** For the writer. A reader may still see the element for a moment. */
    void remove(int index) {
        elements[index] = null;
    }
}
