package com.tomriddelsdell.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * Something an event store could not do. The permitted kinds are all there are, and each tells what to do next: callers
 * may switch over them without a default.
 */
public abstract sealed class EventStoreException extends RuntimeException
        permits VersionConflictException,
                AppendConditionFailedException,
                EventIdReusedException,
                StreamClosedException,
                StoreUnavailableException,
                AppendOutcomeUnknownException,
                HistoryDivergedException,
                ImportRefusedException,
                StoreFailedException {

    private static final long serialVersionUID = 1L;

    EventStoreException(String message, @Nullable Throwable cause, boolean writableStackTrace) {
        super(message, cause, true, writableStackTrace);
    }
}
