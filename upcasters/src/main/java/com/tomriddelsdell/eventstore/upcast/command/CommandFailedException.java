package com.tomriddelsdell.eventstore.upcast.command;

/** A check that was not passed, or a command that makes no sense. The message is for people; there is no stack trace. */
public final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message, null, false, false);
    }
}
