package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.contact.mail.StuckAnswers;
import com.tomriddelsdell.portfolio.contact.mail.StuckAnswers.Stuck;
import com.tomriddelsdell.portfolio.contact.view.ContactRemark;
import com.tomriddelsdell.portfolio.contact.view.ContactRemark.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells of the mails with the answers to a request.
 *
 * @param sending whether the site sends answers; else the owner does
 * @param stuck those that cannot be sent, by position
 */
record AnswerMail(boolean sending, Map<Long, Stuck> stuck) {

    AnswerMail {
        stuck = Map.copyOf(stuck);
    }

    String hint() {
        return sending
                ? "It is sent by e-mail, with the message quoted below it."
                : "It is recorded here; send it by your own e-mail program.";
    }

    String button() {
        return sending ? "Send the answer" : "Record the answer";
    }

    /** What has become of an answer; empty for a note. */
    String state(ContactRemark remark) {
        if (remark.kind() == Kind.NOTE) {
            return "";
        }
        var sentAt = remark.sentAt();
        if (sentAt != null) {
            return "Sent by e-mail, " + ContactWords.time(sentAt);
        }
        return remark.byMail() ? state(stuck.get(remark.position())) : "Recorded, not sent by the site";
    }

    /** Where somebody can have one tried again. */
    String parked() {
        return "/admin/log#/projections/%s/parked".formatted(StuckAnswers.SUBSCRIPTION);
    }

    /** Whether somebody must have it tried again. */
    boolean needsHelp(ContactRemark remark) {
        var trouble = stuck.get(remark.position());
        return remark.unsent() && trouble != null && trouble.error() != null && trouble.retryAt() == null;
    }

    private static String state(@Nullable Stuck trouble) {
        if (trouble == null) {
            return "Waiting to be sent";
        }
        if (trouble.error() == null) {
            return "Waiting for an earlier answer that cannot be sent";
        }
        var retryAt = trouble.retryAt();
        return "Cannot be sent: %s. %s"
                .formatted(
                        trouble.error(),
                        retryAt == null
                                ? "It is not tried again by itself"
                                : "It is tried again after " + ContactWords.time(retryAt));
    }
}
