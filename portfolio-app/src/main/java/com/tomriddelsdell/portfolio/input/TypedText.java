package com.tomriddelsdell.portfolio.input;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What all texts that somebody typed have in common. */
public final class TypedText {

    private static final Pattern LINE_END = Pattern.compile("\\s*\n\\s*");

    private TypedText() {}

    /** Line ends as browsers and scripts disagree on them made alike, and the blanks around the text removed. */
    public static String tidy(String typed) {
        return typed.replace("\r\n", "\n").strip();
    }

    /** As {@link #tidy}, on one line. */
    public static String oneLine(String typed) {
        return LINE_END.matcher(tidy(typed)).replaceAll(" ");
    }

    /** Why {@code typed} is blank, longer than {@code max} or cannot be stored, in a sentence about {@code subject}. */
    public static Optional<String> problemWith(String subject, String typed, int max) {
        var text = tidy(typed);
        if (text.isEmpty()) {
            return Optional.of(subject + " is missing.");
        }
        if (text.codePointCount(0, text.length()) > max) {
            return Optional.of("%s must have at most %,d characters.".formatted(subject, max));
        }
        return isStorable(text) ? Optional.empty() : Optional.of(subject + " contains characters that are not text.");
    }

    /** Lone surrogates have no UTF-8 form, and PostgreSQL's texts have no U+0000. */
    public static boolean isStorable(String text) {
        return text.chars().noneMatch(character -> Character.isISOControl(character) && !isLayout(character))
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isLayout(int character) {
        return character == '\n' || character == '\t';
    }

    /** {@code typed} made tidy; refused when there is a {@code problem} with it. */
    public static String accept(String typed, Optional<String> problem) {
        problem.ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        return tidy(typed);
    }
}
