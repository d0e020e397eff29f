package com.tomriddelsdell.eventstore.memory;

import java.util.Arrays;

/**
 * A list that one writer extends while any number of readers read. A reader that has seen a {@link #size()} may read
 * every element below it, without locks: elements are published before the size is.
 */
final class AppendOnlyList<T> {

    private static final int INITIAL_CAPACITY = 8;

    private volatile Object[] elements = new Object[INITIAL_CAPACITY];
    private volatile int size;

    void add(T element) {
        var index = size;
        if (index == elements.length) {
            elements = Arrays.copyOf(elements, index * 2);
        }
        elements[index] = element;
        size = index + 1;
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    T get(int index) {
        return (T) elements[index];
    }
}
