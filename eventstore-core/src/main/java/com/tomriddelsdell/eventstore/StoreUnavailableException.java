package com.tomriddelsdell.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The store could not be reached, is overloaded or protects itself: nothing was done. The same call may succeed a moment
 * later.
 */
public final class StoreUnavailableException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause, true);
    }
}
