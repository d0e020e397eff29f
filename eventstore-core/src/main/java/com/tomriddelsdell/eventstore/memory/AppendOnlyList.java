package com.tomriddelsdell.eventstore.memory;

import java.util.Arrays;
import java.util.List;

/**
 * A list that one writer extends while any number of readers read. A reader that has seen a {@link #size()} may read
 * every element below it, without locks: elements are published before the size is.
 */
final class AppendOnlyList<T> {

    private static final int INITIAL_CAPACITY = 8;

    private volatile Object[] elements = new Object[INITIAL_CAPACITY];
    private volatile int size;

    /** Adds all of {@code added}; a reader sees all of them or none. */
    void addAll(List<T> added) {
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

    @SuppressWarnings("unchecked")
    T get(int index) {
        return (T) elements[index];
    }
}
