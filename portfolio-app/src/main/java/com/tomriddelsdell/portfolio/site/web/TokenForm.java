package com.tomriddelsdell.portfolio.site.web;

import java.time.Duration;
import java.util.Objects;
import org.springframework.util.MultiValueMap;

/** The form for a program's token, as typed, and what is wrong with it. */
record TokenForm(String name, String days, boolean mayWrite, String nameError, String daysError) {

    private static final int LONGEST_NAME = 60;
    private static final int USUAL_DAYS = 30;

    static TokenForm blank(long longest) {
        return new TokenForm("", Long.toString(Math.min(USUAL_DAYS, longest)), false, "", "");
    }

    static TokenForm of(MultiValueMap<String, String> typed, long longest) {
        var name = Objects.requireNonNullElse(typed.getFirst("name"), "").strip();
        var days = Objects.requireNonNullElse(typed.getFirst("days"), "").strip();
        var goodName = !name.isEmpty()
                && name.codePointCount(0, name.length()) <= LONGEST_NAME
                && name.codePoints().noneMatch(Character::isISOControl);
        return new TokenForm(
                name,
                days,
                typed.containsKey("write"),
                goodName ? "" : "Give it a name of at most %d characters.".formatted(LONGEST_NAME),
                isDays(days, longest) ? "" : "A number from 1 to %d.".formatted(longest));
    }

    boolean isValid() {
        return nameError.isEmpty() && daysError.isEmpty();
    }

    Duration life() {
        return Duration.ofDays(Long.parseLong(days));
    }

    private static boolean isDays(String days, long longest) {
        return days.matches("[0-9]{1,4}") && Long.parseLong(days) >= 1 && Long.parseLong(days) <= longest;
    }
}
