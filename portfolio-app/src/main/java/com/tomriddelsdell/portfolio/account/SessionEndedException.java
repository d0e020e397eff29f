package com.tomriddelsdell.portfolio.account;

/** The session is over, or never was. */
public final class SessionEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SessionEndedException() {
        super("The session has ended: sign in again", null, false, false);
    }
}
