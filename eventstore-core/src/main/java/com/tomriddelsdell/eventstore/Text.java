package com.tomriddelsdell.eventstore;

import java.nio.charset.StandardCharsets;

/** What a name must look like to be stored, indexed and printed safely. */
final class Text {

    private Text() {}

    static void requirePrintable(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        for (var index = 0; index < text.length(); index++) {
            if (Character.isISOControl(text.charAt(index))) {
                throw new IllegalArgumentException(what + " must not contain control characters");
            }
        }
        requireEncodable(what, text);
    }

    static void requireStorable(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " must not contain the character U+0000");
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
