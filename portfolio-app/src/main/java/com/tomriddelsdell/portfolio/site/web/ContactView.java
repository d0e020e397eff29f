package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.Status;
import com.tomriddelsdell.portfolio.contact.view.ContactDetail;
import com.tomriddelsdell.portfolio.contact.view.ContactRemark;
import com.tomriddelsdell.portfolio.contact.view.InboxEntry;
import java.util.List;

/**
 * A contact request with all that can be done to it.
 *
 * @param typed the answer or note that was not accepted; empty when none was
 * @param refused {@code answer} or {@code note}, whichever it was; empty when neither was
 * @param problem what is wrong with it, or with the last button; empty when nothing is
 * @param mail what is known of the mails with the answers
 */
record ContactView(ContactDetail detail, String typed, String refused, String problem, AnswerMail mail) {

    static ContactView of(ContactDetail detail, AnswerMail mail) {
        return new ContactView(detail, "", "", "", mail);
    }

    /** The same, after {@code command} was refused. */
    ContactView refusing(String command, String text, String because) {
        return new ContactView(detail, text, command, because, mail);
    }

    InboxEntry entry() {
        return detail.entry();
    }

    List<ContactRemark> remarks() {
        return detail.remarks();
    }

    String address() {
        return "/admin/contacts/" + entry().id();
    }

    boolean open() {
        return entry().status() != Status.ARCHIVED && entry().status() != Status.SPAM;
    }

    /** Why rules took it for spam; empty when they did not. */
    String spam() {
        return entry().spam().isEmpty()
                ? ""
                : "Taken for spam when it came: %s.".formatted(ContactWords.of(entry().spam()));
    }

    /** What the button says that opens it again. */
    String reopening() {
        return entry().status() == Status.SPAM ? "This is no spam" : "Back to the inbox";
    }

    /** What is written in the field of {@code command}. */
    String typed(String command) {
        return refused.equals(command) ? typed : "";
    }

    /** What is wrong with the field of {@code command}; empty when nothing is. */
    String problem(String command) {
        return refused.equals(command) ? problem : "";
    }

    /** How soon it was answered; empty when it was not. */
    String answeredAfter() {
        return entry().answeredAfter().map(ContactWords::of).orElse("");
    }

    Category[] categories() {
        return Category.values();
    }
}
