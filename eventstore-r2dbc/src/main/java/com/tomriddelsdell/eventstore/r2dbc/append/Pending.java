package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.AppendOutcomeUnknownException;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.r2dbc.database.Failure;
import reactor.core.publisher.MonoSink;

/** An append that a caller waits for. */
final class Pending {

    private static final int MAX_ATTEMPTS = 7;

    private final Append append;
    private final MonoSink<Appended> caller;
    private volatile boolean withdrawn;
    private int failures;
    private boolean lost;

    Pending(Append append, MonoSink<Appended> caller) {
        this.append = append;
        this.caller = caller;
        caller.onCancel(() -> withdrawn = true);
    }

    Append append() {
        return append;
    }

    String streamName() {
        return append.streamName();
    }

    /** Whether the caller no longer waits. What has not been sent yet then never is. */
    boolean isWithdrawn() {
        return withdrawn;
    }

    void succeed(Appended appended) {
        caller.success(appended);
    }

    void fail(Throwable failure) {
        caller.error(failure);
    }

    /** Notes that events of this append are in the log: should nothing more be learnt, its outcome is unknown. */
    void mayBeThere() {
        lost = true;
    }

    /** Notes that an attempt failed in passing; says whether another one is worth while. */
    boolean mayTryAgainAfter(Failure failure) {
        lost |= failure == Failure.LOST;
        return ++failures < MAX_ATTEMPTS;
    }

    /** How many attempts have failed in passing. */
    int failures() {
        return failures;
    }

    void giveUp(Throwable failure) {
        fail(
                lost
                        ? new AppendOutcomeUnknownException(append.stream(), failure)
                        : new StoreUnavailableException(
                                "Nothing was appended to stream %s: %s"
                                        .formatted(append.stream(), failure.getMessage()),
                                failure));
    }
}
