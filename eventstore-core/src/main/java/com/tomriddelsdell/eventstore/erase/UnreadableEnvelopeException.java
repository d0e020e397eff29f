package com.tomriddelsdell.eventstore.erase;

/** An envelope that cannot be opened though its key is there. Becomes an error that names the event. */
final class UnreadableEnvelopeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEnvelopeException(String message) {
        super(message);
    }
}
