package com.tomriddelsdell.eventstore.cli;

/** What was asked for cannot be done; the message says why, in one line. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message, null, false, true);
    }
}
