package com.tomriddelsdell.eventstore.erase;

import static java.util.Objects.requireNonNull;

/**
 * Whose data it is, by a name that says nothing by itself: {@code person-4711}, not an e-mail address. It is printed in
 * messages.
 *
 * @param value 1 to {@value #MAX_LENGTH} printable characters; never used for anybody else, before or after
 */
public record Subject(String value) {

    public static final int MAX_LENGTH = 200;

    public Subject {
        requireNonNull(value, "value");
        if (value.isBlank() || value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A subject has 1 to %d printable characters, but was \"%s\"".formatted(MAX_LENGTH, value));
        }
    }

    public static Subject of(String value) {
        return new Subject(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
