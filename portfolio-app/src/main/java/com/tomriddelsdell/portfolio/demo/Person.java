package com.tomriddelsdell.portfolio.demo;

import java.util.Locale;

/** Somebody who does not exist. */
record Person(String name, String email, String id) {

    /** @param number tells people of the same name apart */
    static Person of(String name, int number, String id) {
        var mailbox = name.toLowerCase(Locale.ROOT).replace(' ', '.');
        return new Person(name, "%s.%d@example.com".formatted(mailbox, number), id);
    }
}
