package com.tomriddelsdell.portfolio.contact.mail;

/** What somebody gave as their address once is none; what it is, is theirs. */
final class NoAddressException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAddressException() {
        super(
                "No mail can go to what was given as an address: answer by other means, and give this event up",
                null,
                false,
                false);
    }
}
