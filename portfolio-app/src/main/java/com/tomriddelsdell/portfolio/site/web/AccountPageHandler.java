package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.account.TooManyApiTokensException;
import com.tomriddelsdell.portfolio.account.session.Accounts;
import com.tomriddelsdell.portfolio.account.session.ApiTokens;
import com.tomriddelsdell.portfolio.account.session.Sessions;
import com.tomriddelsdell.portfolio.account.session.User;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import com.tomriddelsdell.portfolio.platform.http.Problems;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows people their own account, and does what they ask of it. Programs have no business here. */
final class AccountPageHandler {

    private static final URI HOME = URI.create("/");
    private static final URI ACCOUNT = URI.create("/account");
    private static final int LATEST = 50;

    private final Accounts accounts;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Pages pages;
    private final Clock clock;

    AccountPageHandler(Accounts accounts, Sessions sessions, ApiTokens tokens, Pages pages, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.pages = pages;
        this.clock = clock;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return user(request).flatMap(user -> page(user, HttpStatus.OK, view -> view));
    }

    Mono<ServerResponse> signOut(ServerRequest request) {
        return user(request)
                .flatMap(user -> sessions.end(user, request.exchange()).then(goTo(HOME)));
    }

    Mono<ServerResponse> signOutEverywhere(ServerRequest request) {
        return user(request)
                .flatMap(user -> sessions.endAll(user, request.exchange()).then(goTo(HOME)));
    }

    Mono<ServerResponse> makeToken(ServerRequest request) {
        return user(request).zipWith(request.formData()).flatMap(given -> {
            var form = TokenForm.of(given.getT2(), tokens.longest().toDays());
            return form.isValid()
                    ? makeToken(given.getT1(), form)
                    : page(given.getT1(), HttpStatus.UNPROCESSABLE_CONTENT, view -> view.with(form));
        });
    }

    private Mono<ServerResponse> makeToken(User user, TokenForm form) {
        return tokens.issue(user, form.name(), form.mayWrite(), form.life())
                .flatMap(token -> page(user, HttpStatus.OK, view -> view.withToken(token)))
                .onErrorResume(
                        TooManyApiTokensException.class,
                        tooMany -> page(
                                user,
                                HttpStatus.CONFLICT,
                                view -> view.with(form).withNotice(String.valueOf(tooMany.getMessage()))));
    }

    Mono<ServerResponse> revokeToken(ServerRequest request) {
        return user(request)
                .flatMap(user -> tokens.revoke(user, request.pathVariable("id")).then(goTo(ACCOUNT)));
    }

    private Mono<ServerResponse> page(User user, HttpStatus status, UnaryOperator<AccountView> change) {
        var longest = tokens.longest().toDays();
        return accounts.find(user.account())
                .zipWith(accounts.latest(user.account(), LATEST).collectList())
                .map(found -> AccountView.of(user, found.getT1(), found.getT2(), longest, clock.instant()))
                .flatMap(view -> pages.respondOnce(status, "account", Map.of("view", change.apply(view))));
    }

    private static Mono<User> user(ServerRequest request) {
        return request.principal()
                .ofType(Authentication.class)
                .mapNotNull(Authentication::getPrincipal)
                .ofType(User.class)
                .filter(user -> !user.program())
                .switchIfEmpty(Mono.error(() -> new ProblemException(Problems.FORBIDDEN_TO_YOU)));
    }

    private static Mono<ServerResponse> goTo(URI address) {
        return Mono.defer(() -> ServerResponse.seeOther(address).build());
    }
}
