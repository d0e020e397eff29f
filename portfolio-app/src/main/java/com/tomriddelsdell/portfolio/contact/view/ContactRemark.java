package com.tomriddelsdell.portfolio.contact.view;

import java.time.Instant;

/**
 * What the owner wrote about a contact request.
 *
 * @param kind whether whoever sent the request got it
 */
public record ContactRemark(Kind kind, String text, Instant writtenAt) {

    /** Who may read a remark. */
    public enum Kind {
        /** Whoever sent the request. */
        ANSWER,
        /** The owner only. */
        NOTE
    }
}
