package com.tomriddelsdell.portfolio.site.web;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the pages say in one language. */
final class Texts {

    private static final String DAY_FORMAT = "format.day";

    private final Locale locale;
    private final Map<String, String> texts;
    private final DateTimeFormatter day;

    Texts(Locale locale, Map<String, String> texts) {
        this.locale = locale;
        this.texts = Map.copyOf(texts);
        this.day = DateTimeFormatter.ofPattern(get(DAY_FORMAT), locale).withZone(ZoneOffset.UTC);
    }

    Locale locale() {
        return locale;
    }

    Set<String> names() {
        return texts.keySet();
    }

    /**
     * The text of that name, with {@code values} in their places.
     *
     * @throws IllegalArgumentException if there is none
     */
    String get(String name, Object... values) {
        var text = find(name);
        if (text == null) {
            throw new IllegalArgumentException("there is no text " + name);
        }
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }

    @Nullable
    String find(String name) {
        return texts.get(name);
    }

    String day(Instant instant) {
        return day.format(instant);
    }
}
