package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/** What a name must look like to be stored, indexed and printed safely. */
final class Text {

    private Text() {}

    static void requirePrintable(String what, String text) {
        if (requireNonNull(text, what).isBlank()) {
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

    static void requireStorable(String what, String text) {
        var nul = requireNonNull(text, what).indexOf('\0');
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
