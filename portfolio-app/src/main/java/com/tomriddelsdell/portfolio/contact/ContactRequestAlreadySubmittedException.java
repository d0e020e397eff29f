package com.tomriddelsdell.portfolio.contact;

/** A contact request was to be submitted where another one already is. */
public final class ContactRequestAlreadySubmittedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ContactRequestAlreadySubmittedException() {
        super("Another contact request was already submitted under this id", null, false, false);
    }
}
