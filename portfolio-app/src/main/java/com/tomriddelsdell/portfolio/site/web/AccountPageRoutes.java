package com.tomriddelsdell.portfolio.site.web;

import static com.tomriddelsdell.portfolio.platform.http.Requests.get;
import static com.tomriddelsdell.portfolio.platform.http.Requests.only;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The pages of whoever signs in. */
final class AccountPageRoutes {

    private AccountPageRoutes() {}

    static RouterFunction<ServerResponse> of(SignInPageHandler signIn, AccountPageHandler account) {
        return RouterFunctions.route()
                .route(get("/sign-in"), signIn::show)
                .POST("/sign-in", signIn::signIn)
                .route(path("/sign-in"), only(GET, HEAD, POST))
                .route(get("/account"), account::show)
                .route(path("/account"), only(GET, HEAD))
                .POST("/account/sign-out", account::signOut)
                .POST("/account/sign-out-everywhere", account::signOutEverywhere)
                .POST("/account/tokens", account::makeToken)
                .POST("/account/tokens/{id}/revoke", account::revokeToken)
                .route(path("/account/**"), only(POST))
                .build();
    }
}
