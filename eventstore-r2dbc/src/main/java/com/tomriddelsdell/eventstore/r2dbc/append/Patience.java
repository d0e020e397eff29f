package com.tomriddelsdell.eventstore.r2dbc.append;

/** How long an append waits for others that hold what it needs, as the SQL functions understand it: milliseconds. */
final class Patience {

    /** Do not wait. */
    static final int NONE = 0;

    /** Wait for a while. */
    static final int SOME = 5_000;

    /** Wait as long as the session's own {@code lock_timeout} allows. */
    static final int AS_THE_SESSION_SAYS = -1;

    private Patience() {}
}
