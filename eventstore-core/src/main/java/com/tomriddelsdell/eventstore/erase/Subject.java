package com.tomriddelsdell.eventstore.erase;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.text.Text;

/**
 * Whose data it is, by a name that says nothing by itself: {@code person-4711}, not an e-mail address. It is printed in
 * messages.
 *
 * @param value 1 to {@value #MAX_LENGTH} printable characters; never used for anybody else, before or after
 */
public record Subject(String value) {

    public static final int MAX_LENGTH = 200;

    public Subject {
        Text.requirePrintable("subject", requireNonNull(value, "value"), MAX_LENGTH);
    }

    public static Subject of(String value) {
        return new Subject(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
