package com.tomriddelsdell.eventstore.r2dbc.statement;

/** How long an append waits for others that hold what it needs, as the SQL functions understand it: milliseconds. */
public final class Patience {

    /** Do not wait. */
    public static final int NONE = 0;

    /** Wait as long as the session's own {@code lock_timeout} allows. */
    public static final int AS_THE_SESSION_SAYS = -1;

    private Patience() {}
}
