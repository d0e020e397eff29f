package com.tomriddelsdell.eventstore;

import com.tomriddelsdell.eventstore.text.Text;

/**
 * Says what an event is about, whichever stream it is in, so that it can be found by it and decisions can rest on it.
 * Written as {@code name:value}, for example {@code course:c1}.
 *
 * @param name what kind of thing; never contains {@code ':'}
 * @param value which one of its kind
 */
public record Tag(String name, String value) implements Comparable<Tag> {

    /** The most characters the written form may have. */
    public static final int MAX_LENGTH = 200;

    private static final char SEPARATOR = ':';

    public Tag {
        Text.requirePrintable("tag name", name);
        Text.requirePrintable("tag value", value);
        if (name.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("tag name must not contain ':', but was: " + name);
        }
        var length = name.length() + 1 + value.length();
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "tag must have at most %d characters, but had %d".formatted(MAX_LENGTH, length));
        }
    }

    public static Tag of(String name, String value) {
        return new Tag(name, value);
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if there is no {@code ':'}, or nothing before or after the first one
     */
    public static Tag parse(String written) {
        var separator = written.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("tag must be written as name:value, but was: " + written);
        }
        return new Tag(written.substring(0, separator), written.substring(separator + 1));
    }

    @Override
    public int compareTo(Tag other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return name + SEPARATOR + value;
    }
}
