package com.tomriddelsdell.eventstore.cli;

/** Whoever read the output has gone; there is nobody to tell. */
final class BrokenPipeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenPipeException() {
        super("nobody reads the output any more", null, false, false);
    }
}
