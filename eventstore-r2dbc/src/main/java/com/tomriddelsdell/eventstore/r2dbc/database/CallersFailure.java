package com.tomriddelsdell.eventstore.r2dbc.database;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * What a caller's own work in a transaction of the store has failed with: told from a failure of the store, so that
 * {@link Errors#translate} passes it on as it is.
 */
public final class CallersFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Throwable reason;

    private CallersFailure(Throwable reason) {
        super(null, reason, false, false);
        this.reason = reason;
    }

    /** The caller's work, whose failures are marked. */
    public static <T> Mono<T> marking(Supplier<Mono<T>> work) {
        return Mono.defer(work).onErrorMap(CallersFailure::new);
    }

    Throwable reason() {
        return reason;
    }
}
