package com.tomriddelsdell.portfolio.contact.mail;

import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.mail.Correspondence.Request;

/**
 * What the owner is told of a request.
 *
 * @param site whose it is
 * @param console the address of the page where it can be dealt with
 */
record NotificationView(Wording words, String site, Request request, String console) {

    ContactRequestSubmitted submitted() {
        return request.submitted();
    }

    String subject() {
        return words.text("notification.subject", submitted().name());
    }

    String category() {
        return words.of(submitted().category());
    }

    String time() {
        return words.time(request.at());
    }

    String text(String name, Object... values) {
        return words.text("notification." + name, values);
    }
}
