package com.tomriddelsdell.portfolio.contact.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How mail programs know the mails about a request. The ids follow from the request, so that a mail that is sent again has the
 * same one; and each mail refers to those before it, so that all are one thread.
 *
 * @param domain where mail is from
 */
record MessageIds(String domain) {

    private static final int MOST_ANSWERS = 10;

    /** Of the mail that tells the owner of the request, which begins the thread. */
    String notification(UUID request) {
        return "<contact-%s@%s>".formatted(request, domain);
    }

    /** Of an answer, from 1. */
    String answer(UUID request, int number) {
        return "<contact-%s.answer-%d@%s>".formatted(request, number, domain);
    }

    /** What an answer refers to: the beginning, and the last answers that were sent before it. */
    List<String> before(UUID request, int number, Correspondence correspondence) {
        var sent = new ArrayList<>(correspondence.sent().headMap(number).values());
        var last = sent.subList(Math.max(0, sent.size() - MOST_ANSWERS), sent.size());
        return Stream.concat(Stream.of(notification(request)), last.stream()).toList();
    }
}
