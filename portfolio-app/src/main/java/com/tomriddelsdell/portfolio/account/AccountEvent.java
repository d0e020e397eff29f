package com.tomriddelsdell.portfolio.account;

import java.time.Instant;

/** Everything that can have happened to an account. None holds a secret, a name or an address. */
public sealed interface AccountEvent {

    /**
     * Somebody proved who they are.
     *
     * @param session the session that began
     * @param provider who vouched for them
     * @param until when the session ends by itself
     */
    record SignedIn(String session, String provider, Role role, Instant until) implements AccountEvent {}

    /** Somebody wanted to sign in and could or may not. */
    record SignInRefused(String provider, Refusal reason) implements AccountEvent {}

    /** A refresh token was exchanged for that of the next {@code generation}. */
    record SessionRefreshed(String session, long generation, Instant at) implements AccountEvent {}

    /** A refresh token that had been exchanged came again: somebody else has a copy, so the session ended. */
    record RefreshTokenReused(String session, long generation) implements AccountEvent {}

    record SignedOut(String session) implements AccountEvent {}

    /** All sessions ended. */
    record SignedOutEverywhere() implements AccountEvent {}

    /** Something was asked for that the role does not include. */
    record AccessDenied(String method, String path) implements AccountEvent {}

    /**
     * A program was let in on behalf of the account.
     *
     * @param name what its owner calls it
     * @param mayWrite whether it may change anything
     */
    record ApiTokenIssued(String token, String name, boolean mayWrite, Role role, Instant until)
            implements AccountEvent {}

    record ApiTokenRevoked(String token) implements AccountEvent {}

    /** Why somebody was not let in. */
    enum Refusal {
        WRONG_PASSWORD,
        NOT_INVITED
    }
}
