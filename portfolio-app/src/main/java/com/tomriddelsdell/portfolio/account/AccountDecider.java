package com.tomriddelsdell.portfolio.account;

import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.portfolio.account.Account.ApiToken;
import com.tomriddelsdell.portfolio.account.Account.Session;
import com.tomriddelsdell.portfolio.account.AccountCommand.DenyAccess;
import com.tomriddelsdell.portfolio.account.AccountCommand.IssueApiToken;
import com.tomriddelsdell.portfolio.account.AccountCommand.Refresh;
import com.tomriddelsdell.portfolio.account.AccountCommand.RefuseSignIn;
import com.tomriddelsdell.portfolio.account.AccountCommand.RevokeApiToken;
import com.tomriddelsdell.portfolio.account.AccountCommand.SignIn;
import com.tomriddelsdell.portfolio.account.AccountCommand.SignOut;
import com.tomriddelsdell.portfolio.account.AccountCommand.SignOutEverywhere;
import com.tomriddelsdell.portfolio.account.AccountEvent.AccessDenied;
import com.tomriddelsdell.portfolio.account.AccountEvent.ApiTokenIssued;
import com.tomriddelsdell.portfolio.account.AccountEvent.ApiTokenRevoked;
import com.tomriddelsdell.portfolio.account.AccountEvent.RefreshTokenReused;
import com.tomriddelsdell.portfolio.account.AccountEvent.SessionRefreshed;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignInRefused;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignedIn;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignedOut;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignedOutEverywhere;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The rules of an account. A refresh token is good for one exchange: the one before it is borne with for a moment, in
 * which a browser may have sent several requests at once, and any older one ends the session.
 */
public final class AccountDecider implements Decider<AccountCommand, Account, AccountEvent> {

    /** How long a refresh token is borne with after it was exchanged. */
    public static final Duration GRACE = Duration.ofSeconds(20);

    /** How many tokens of programs may be open at once. */
    public static final int MAX_TOKENS = 20;

    @Override
    public Account initialState() {
        return Account.EMPTY;
    }

    @Override
    public List<AccountEvent> decide(AccountCommand command, Account account) {
        return switch (command) {
            case SignIn(var session, var provider, var role, var until) ->
                List.of(new SignedIn(session, provider, role, until));
            case RefuseSignIn(var provider, var reason) -> List.of(new SignInRefused(provider, reason));
            case Refresh refresh -> refresh(refresh, account);
            case SignOut(var session) ->
                account.sessions().containsKey(session) ? List.of(new SignedOut(session)) : List.of();
            case SignOutEverywhere() -> account.sessions().isEmpty() ? List.of() : List.of(new SignedOutEverywhere());
            case DenyAccess(var method, var path) -> List.of(new AccessDenied(method, path));
            case IssueApiToken issue -> issue(issue, account);
            case RevokeApiToken(var token) ->
                account.tokens().containsKey(token) ? List.of(new ApiTokenRevoked(token)) : List.of();
        };
    }

    private static List<AccountEvent> refresh(Refresh refresh, Account account) {
        var session = account.session(refresh.session(), refresh.now()).orElseThrow(SessionEndedException::new);
        if (refresh.generation() == session.generation()) {
            return List.of(new SessionRefreshed(refresh.session(), session.generation() + 1, refresh.now()));
        }
        var borneWith = refresh.generation() == session.generation() - 1
                && refresh.now().isBefore(session.refreshedAt().plus(GRACE));
        return borneWith ? List.of() : List.of(new RefreshTokenReused(refresh.session(), refresh.generation()));
    }

    private static List<AccountEvent> issue(IssueApiToken issue, Account account) {
        var open = account.tokens().values().stream()
                .filter(token -> issue.now().isBefore(token.until()))
                .count();
        if (open >= MAX_TOKENS) {
            throw new TooManyApiTokensException(MAX_TOKENS);
        }
        return List.of(new ApiTokenIssued(issue.token(), issue.name(), issue.mayWrite(), issue.role(), issue.until()));
    }

    @Override
    public Account evolve(Account account, AccountEvent event) {
        return switch (event) {
            case SignedIn(var session, var provider, var role, var until) ->
                account.withSession(session, new Session(provider, role, until, 0, Instant.EPOCH));
            case SignInRefused refused -> account;
            case SessionRefreshed refreshed -> refreshed(account, refreshed);
            case RefreshTokenReused(var session, var generation) -> account.withSession(session, null);
            case SignedOut(var session) -> account.withSession(session, null);
            case SignedOutEverywhere() -> new Account(Map.of(), account.tokens());
            case AccessDenied denied -> account;
            case ApiTokenIssued issued ->
                account.withToken(issued.token(), new ApiToken(issued.name(), issued.mayWrite(), issued.until()));
            case ApiTokenRevoked(var token) -> account.withToken(token, null);
        };
    }

    private static Account refreshed(Account account, SessionRefreshed event) {
        var session = account.sessions().get(event.session());
        return session == null
                ? account
                : account.withSession(
                        event.session(),
                        new Session(
                                session.provider(), session.role(), session.until(), event.generation(), event.at()));
    }
}
