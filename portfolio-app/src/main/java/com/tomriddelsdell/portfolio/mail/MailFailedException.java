package com.tomriddelsdell.portfolio.mail;

/**
 * A letter could not be handed to the mail server. The message says why by the server's reply code, and by nothing that a
 * server says: that tends to repeat the address. For the same reason there is no cause.
 */
public final class MailFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MailFailedException(String message) {
        super(message, null, false, false);
    }
}
