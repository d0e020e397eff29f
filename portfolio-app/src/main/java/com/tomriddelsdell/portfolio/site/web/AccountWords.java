package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.account.AccountEvent;
import com.tomriddelsdell.portfolio.account.AccountEvent.AccessDenied;
import com.tomriddelsdell.portfolio.account.AccountEvent.ApiTokenIssued;
import com.tomriddelsdell.portfolio.account.AccountEvent.ApiTokenRevoked;
import com.tomriddelsdell.portfolio.account.AccountEvent.RefreshTokenReused;
import com.tomriddelsdell.portfolio.account.AccountEvent.SessionRefreshed;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignInRefused;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignedIn;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignedOut;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignedOutEverywhere;

/** What happened to an account, in a sentence. */
final class AccountWords {

    private AccountWords() {}

    static String of(AccountEvent event) {
        return switch (event) {
            case SignedIn(var session, var provider, var role, var until) -> "Signed in with " + provider;
            case SignInRefused(var provider, var reason) ->
                switch (reason) {
                    case WRONG_PASSWORD -> "Refused: a wrong password";
                    case NOT_INVITED -> "Refused: not invited";
                };
            case SessionRefreshed refreshed -> "Still signed in";
            case RefreshTokenReused reused -> "A session ended: somebody used a copy of its token";
            case SignedOut out -> "Signed out";
            case SignedOutEverywhere() -> "Signed out everywhere";
            case AccessDenied(var method, var path) -> "Denied: %s %s".formatted(method, path);
            case ApiTokenIssued(var token, var name, var mayWrite, var role, var until) -> "Let in: " + name;
            case ApiTokenRevoked revoked -> "A program's token was revoked";
        };
    }
}
