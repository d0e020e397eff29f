package com.tomriddelsdell.eventstore.r2dbc.database;

/** No connection could be had; nothing was sent. */
final class NotConnectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotConnectedException(Throwable cause) {
        super("No connection to the database: " + cause.getMessage(), cause);
    }
}
