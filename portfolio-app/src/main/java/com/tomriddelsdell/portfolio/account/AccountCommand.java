package com.tomriddelsdell.portfolio.account;

import com.tomriddelsdell.portfolio.account.AccountEvent.Refusal;
import java.time.Instant;

/** Everything that can be asked of an account. */
public sealed interface AccountCommand {

    record SignIn(String session, String provider, Role role, Instant until) implements AccountCommand {}

    record RefuseSignIn(String provider, Refusal reason) implements AccountCommand {}

    /** Exchanges the refresh token of {@code generation}. */
    record Refresh(String session, long generation, Instant now) implements AccountCommand {}

    record SignOut(String session) implements AccountCommand {}

    record SignOutEverywhere() implements AccountCommand {}

    record DenyAccess(String method, String path) implements AccountCommand {}

    record IssueApiToken(String token, String name, boolean mayWrite, Role role, Instant now, Instant until)
            implements AccountCommand {}

    record RevokeApiToken(String token) implements AccountCommand {}
}
