package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.AppendOutcomeUnknownException;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.r2dbc.database.Failure;
import com.tomriddelsdell.eventstore.r2dbc.statement.Request;
import java.util.List;
import reactor.core.publisher.MonoSink;

/** A request that a caller waits for. */
final class Pending {

    private static final int MAX_ATTEMPTS = 7;
    private static final int MAX_TURNS_WITH_OTHERS = 3;

    private final Request request;
    private final MonoSink<List<Appended>> caller;
    private volatile boolean withdrawn;
    private int failures;
    private int foundBusy;
    private boolean lost;

    Pending(Request request, MonoSink<List<Appended>> caller) {
        this.request = request;
        this.caller = caller;
        caller.onCancel(() -> withdrawn = true);
    }

    Request request() {
        return request;
    }

    /** Whether the caller no longer waits. What has not been sent yet then never is. */
    boolean isWithdrawn() {
        return withdrawn;
    }

    void succeed(List<Appended> places) {
        caller.success(places);
    }

    void fail(Throwable failure) {
        caller.error(failure);
    }

    /** Notes that events of this append are in the log: should nothing more be learnt, its outcome is unknown. */
    void mayBeThere() {
        lost = true;
    }

    /** Notes that others held what it needs; says whether it is likely to be free at the next turn. */
    boolean mayTakeAnotherTurn() {
        return ++foundBusy < MAX_TURNS_WITH_OTHERS;
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
        var stream = request.appended().parts().getFirst().stream();
        fail(
                lost
                        ? new AppendOutcomeUnknownException(stream, failure)
                        : new StoreUnavailableException(
                                "Nothing was appended to stream %s: %s".formatted(stream, failure.getMessage()),
                                failure));
    }
}
