package com.tomriddelsdell.portfolio.contact.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the owner wrote about a contact request.
 *
 * @param position where in the log it was written
 * @param kind who may read it
 * @param byMail whether it is an answer that the site sends
 * @param sentAt when a mail server took it over; null when that has not been, or is not the site's to do
 */
public record ContactRemark(
        long position,
        Kind kind,
        String text,
        Instant writtenAt,
        boolean byMail,
        @Nullable Instant sentAt) {

    /** Whether it is still to be sent. */
    public boolean unsent() {
        return byMail && sentAt == null;
    }

    /** Who may read a remark. */
    public enum Kind {
        /** Whoever sent the request. */
        ANSWER,
        /** The owner only. */
        NOTE
    }
}
