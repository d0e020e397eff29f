package com.tomriddelsdell.eventstore.r2dbc.database;

import com.tomriddelsdell.eventstore.EventStoreException;
import com.tomriddelsdell.eventstore.StoreFailedException;
import com.tomriddelsdell.eventstore.StoreUnavailableException;

/** The only place where a failure of the database becomes one of the store. */
public final class Errors {

    private Errors() {}

    /** The error to signal for a failure of something that may be repeated; a caller's own is passed on as it is. */
    public static Throwable translate(Throwable failure) {
        if (failure instanceof CallersFailure callers) {
            return callers.reason();
        }
        if (failure instanceof EventStoreException || !isOfTheDatabase(failure)) {
            return failure;
        }
        return Failure.of(failure).passes()
                ? new StoreUnavailableException("The database is not available: " + failure.getMessage(), failure)
                : new StoreFailedException("The database refused: " + failure.getMessage(), failure);
    }

    private static boolean isOfTheDatabase(Throwable failure) {
        return Failure.of(failure) != Failure.REFUSED || failure instanceof io.r2dbc.spi.R2dbcException;
    }
}
