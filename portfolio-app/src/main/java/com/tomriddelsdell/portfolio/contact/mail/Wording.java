package com.tomriddelsdell.portfolio.contact.mail;

import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What mails say, from {@code letters.properties} beside this class; in another language from {@code letters_<language tag>}.
 * It is not known which language whoever wrote reads, so that mails are in English.
 */
final class Wording {

    private final Locale locale;
    private final ResourceBundle texts;
    private final DateTimeFormatter time;

    private Wording(Locale locale, ResourceBundle texts) {
        this.locale = locale;
        this.texts = texts;
        this.time = DateTimeFormatter.ofPattern(texts.getString("format.time"), locale)
                .withZone(ZoneOffset.UTC);
    }

    /** Reads a file: to be called at start-up. */
    static Wording in(Locale locale) {
        return new Wording(
                locale,
                ResourceBundle.getBundle(
                        Wording.class.getPackageName() + ".letters",
                        locale,
                        Wording.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String language() {
        return locale.toLanguageTag();
    }

    /**
     * The text of that name, with {@code values} in their places.
     *
     * @throws java.util.MissingResourceException if there is none
     */
    String text(String name, Object... values) {
        var text = texts.getString(name);
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }

    String time(Instant instant) {
        return time.format(instant);
    }

    String of(Category category) {
        return text("category." + category.name().toLowerCase(Locale.ROOT));
    }
}
