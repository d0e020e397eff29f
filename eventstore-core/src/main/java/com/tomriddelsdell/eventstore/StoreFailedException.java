package com.tomriddelsdell.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The store refused in a way that the same call will meet again: missing rights, a wrong set-up, a defect. Somebody must
 * look; the message and the cause say at what.
 */
public final class StoreFailedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    public StoreFailedException(String message, @Nullable Throwable cause) {
        super(message, cause, true);
    }
}
