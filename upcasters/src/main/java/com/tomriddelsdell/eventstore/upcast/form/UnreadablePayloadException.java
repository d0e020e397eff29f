package com.tomriddelsdell.eventstore.upcast.form;

import org.jspecify.annotations.Nullable;

/** Bytes that are no data of the schema they are said to be of, or no data that the reader takes. */
public final class UnreadablePayloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadablePayloadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public UnreadablePayloadException(String message) {
        this(message, null);
    }
}
