package com.tomriddelsdell.portfolio.contact;

/** There is no such contact request, or whoever sent it was forgotten. */
public final class ContactRequestNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ContactRequestNotFoundException() {
        super("There is no such contact request", null, false, false);
    }
}
