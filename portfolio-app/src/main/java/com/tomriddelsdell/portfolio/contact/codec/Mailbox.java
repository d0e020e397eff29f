package com.tomriddelsdell.portfolio.contact.codec;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the first generation kept as one text: an address, with or without a name before it. */
record Mailbox(String address, Optional<String> displayName) {

    private static final Pattern FORM = Pattern.compile("(?:(.*) <)?([^<>]+)>?");

    /**
     * Reads {@code written}.
     *
     * @throws IllegalArgumentException if it is no mailbox
     */
    static Mailbox parse(String written) {
        var parts = FORM.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("this is no mailbox");
        }
        return new Mailbox(parts.group(2), Optional.ofNullable(parts.group(1)));
    }
}
