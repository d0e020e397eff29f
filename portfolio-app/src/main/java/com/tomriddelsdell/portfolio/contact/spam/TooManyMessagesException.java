package com.tomriddelsdell.portfolio.contact.spam;

import java.time.Duration;

/** Too many contact requests came from one block of addresses. */
public final class TooManyMessagesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    TooManyMessagesException(Duration retryAfter) {
        super("Too many contact requests came from the same block of addresses", null, false, false);
        this.retryAfter = retryAfter;
    }

    /** After which time one more is taken in. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
