package com.tomriddelsdell.eventstore.deadline;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.text.Text;

/**
 * What a deadline is found by. Under one key at most one waits.
 *
 * @param name of the kind of deadline, by which it finds its handler: {@code payment-due}
 * @param subject whose it is, such as a stream's id: {@code order-4711}
 */
public record DeadlineKey(String name, String subject) {

    /** The most characters each of the two may have. */
    public static final int MAX_LENGTH = 300;

    public DeadlineKey {
        requireName(name);
        Text.requirePrintable("subject of a deadline", requireNonNull(subject, "subject"), MAX_LENGTH);
    }

    /**
     * Checks that {@code name} can be the name of deadlines.
     *
     * @throws IllegalArgumentException if it is blank, longer than {@value #MAX_LENGTH} characters or not printable
     */
    public static String requireName(String name) {
        return Text.requirePrintable("name of a deadline", requireNonNull(name, "name"), MAX_LENGTH);
    }

    @Override
    public String toString() {
        return "%s of %s".formatted(name, subject);
    }
}
