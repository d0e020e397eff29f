package com.tomriddelsdell.eventstore;

import com.tomriddelsdell.eventstore.text.Text;

/**
 * Names a stream: the unit of ordering and consistency. Written as {@code category-key}, for example
 * {@code contact-0199f3a2}.
 *
 * @param category what kind of stream it is; never contains {@code '-'}
 * @param key which one of its kind
 */
public record StreamId(String category, String key) implements Comparable<StreamId> {

    /** The most characters the written form may have. */
    public static final int MAX_LENGTH = 200;

    private static final char SEPARATOR = '-';

    public StreamId {
        requireCategory(category);
        Text.requirePrintable("key", key);
        var length = category.length() + 1 + key.length();
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "stream id must have at most %d characters, but had %d".formatted(MAX_LENGTH, length));
        }
    }

    static void requireCategory(String category) {
        Text.requirePrintable("category", category);
        if (category.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("category must not contain '-', but was: " + category);
        }
    }

    public static StreamId of(String category, String key) {
        return new StreamId(category, key);
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if there is no {@code '-'}, or nothing before or after the first one
     */
    public static StreamId parse(String written) {
        var separator = written.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("stream id must be written as category-key, but was: " + written);
        }
        return new StreamId(written.substring(0, separator), written.substring(separator + 1));
    }

    @Override
    public int compareTo(StreamId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return category + SEPARATOR + key;
    }
}
