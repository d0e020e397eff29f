package com.tomriddelsdell.eventstore.r2dbc.replay;

/** Tells a failure of what others do in a transaction, which is passed on as it is, from one of the store. */
final class ChangesFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Throwable reason;

    ChangesFailed(Throwable reason) {
        super(null, reason, false, false);
        this.reason = reason;
    }

    Throwable reason() {
        return reason;
    }
}
