package com.tomriddelsdell.eventstore.spring;

import org.jspecify.annotations.Nullable;

/** Nothing says where the database is. */
final class NoDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoDatabaseException(String message, @Nullable Throwable cause) {
        super("The event store does not know its database: " + message, cause);
    }
}
