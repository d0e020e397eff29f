package com.tomriddelsdell.eventstore.text;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/** What a name must look like to be stored, indexed and printed safely. */
public final class Text {

    private Text() {}

    /**
     * As {@link #requirePrintable(String, String)}, and not too long.
     *
     * @param maxLength in characters
     * @return the text
     * @throws IllegalArgumentException that says {@code what} has which limit, and what was found
     */
    public static String requirePrintable(String what, String text, int maxLength) {
        requirePrintable(what, text);
        if (text.length() > maxLength) {
            throw new IllegalArgumentException(
                    "%s must have at most %d characters, but had %d".formatted(what, maxLength, text.length()));
        }
        return text;
    }

    /**
     * Refuses a text that is blank, has control characters, or is no valid Unicode.
     *
     * @param what the text is, for the message
     * @throws IllegalArgumentException that says which of these, and where
     */
    public static void requirePrintable(String what, String text) {
        requireNonNull(what, "what");
        if (requireNonNull(text, () -> "text of the " + what).isBlank()) {
            throw new IllegalArgumentException(
                    "%s must not be blank, but was %s".formatted(what, text.isEmpty() ? "empty" : "only blanks"));
        }
        var plain = true;
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if (Character.isISOControl(character)) {
                throw new IllegalArgumentException("%s must not contain control characters, but has U+%04X at index %d"
                        .formatted(what, (int) character, index));
            }
            plain &= !Character.isSurrogate(character);
        }
        if (!plain) {
            requireEncodableCompletely(what, text);
        }
    }

    /**
     * Refuses a text that a database cannot keep as it is: with the character U+0000, or no valid Unicode.
     *
     * @param what the text is, for the message
     * @throws IllegalArgumentException that says which of these
     */
    public static void requireStorable(String what, String text) {
        requireNonNull(what, "what");
        var nul = requireNonNull(text, () -> "text of the " + what).indexOf('\0');
        if (nul >= 0) {
            throw new IllegalArgumentException(
                    "%s must not contain the character U+0000, but has it at index %d".formatted(what, nul));
        }
        requireEncodable(what, text);
    }

    /** A lone surrogate has no UTF-8 form: it would be stored as '?', and two names would become one. */
    private static void requireEncodable(String what, String text) {
        for (var index = 0; index < text.length(); index++) {
            if (Character.isSurrogate(text.charAt(index))) {
                requireEncodableCompletely(what, text);
                return;
            }
        }
    }

    private static void requireEncodableCompletely(String what, String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(what + " must be valid Unicode, but has a lone surrogate");
        }
    }
}
