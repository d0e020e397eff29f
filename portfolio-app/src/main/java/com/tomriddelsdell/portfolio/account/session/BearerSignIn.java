package com.tomriddelsdell.portfolio.account.session;

import com.tomriddelsdell.portfolio.platform.security.SignInMethod;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets programs in that show a token of somebody's account. */
final class BearerSignIn implements SignInMethod {

    private final ApiTokens tokens;

    BearerSignIn(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void addTo(ServerHttpSecurity http, ServerAuthenticationEntryPoint refusal) {
        http.oauth2ResourceServer(
                server -> server.authenticationManagerResolver(exchange -> Mono.just(manager(exchange)))
                        .authenticationEntryPoint(refusal));
    }

    private ReactiveAuthenticationManager manager(ServerWebExchange exchange) {
        return claimed -> claimed instanceof BearerTokenAuthenticationToken bearer
                ? tokens.authenticate(bearer.getToken(), exchange)
                : Mono.empty();
    }
}
