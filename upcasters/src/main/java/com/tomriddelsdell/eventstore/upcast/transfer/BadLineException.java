package com.tomriddelsdell.eventstore.upcast.transfer;

import org.jspecify.annotations.Nullable;

/** A line that is not what it should be, seen by somebody who does not know where it stands. */
final class BadLineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadLineException(String what, @Nullable Throwable cause) {
        super(what, cause, false, false);
    }

    BadLineException(String what) {
        this(what, null);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
