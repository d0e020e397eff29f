package com.tomriddelsdell.eventstore.deadline;

import static java.util.Objects.requireNonNull;

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
        requirePrintable("subject", subject);
    }

    /**
     * Checks that {@code name} can be the name of deadlines.
     *
     * @throws IllegalArgumentException if it is blank, longer than {@value #MAX_LENGTH} characters or not printable
     */
    public static String requireName(String name) {
        return requirePrintable("name", name);
    }

    private static String requirePrintable(String what, String text) {
        requireNonNull(text, what);
        if (text.isBlank() || text.length() > MAX_LENGTH || text.codePoints().anyMatch(DeadlineKey::isNotPrintable)) {
            throw new IllegalArgumentException("The %s of a deadline has 1 to %d printable characters, but was \"%s\""
                    .formatted(what, MAX_LENGTH, text));
        }
        return text;
    }

    private static boolean isNotPrintable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    @Override
    public String toString() {
        return "%s of %s".formatted(name, subject);
    }
}
