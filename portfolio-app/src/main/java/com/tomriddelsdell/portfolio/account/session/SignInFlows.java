package com.tomriddelsdell.portfolio.account.session;

import com.tomriddelsdell.portfolio.platform.http.ReturnAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What was asked of a provider of identities, in a signed cookie of the browser that was sent there: so an answer counts
 * only in that browser, once, and for ten minutes.
 */
public final class SignInFlows implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String RETURN = "return";
    private static final String RETURN_ATTRIBUTE = SignInFlows.class.getName() + ".return";

    private final Tokens tokens;
    private final SessionCookies cookies;
    private final Clock clock;

    SignInFlows(Tokens tokens, SessionCookies cookies, Clock clock) {
        this.tokens = tokens;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** Where whoever comes back from a provider wanted to go. */
    public static String returnAddress(ServerWebExchange exchange) {
        return ReturnAddress.of(exchange.getAttribute(RETURN_ATTRIBUTE));
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest asked, ServerWebExchange exchange) {
        var claims = Map.<String, Object>of(
                "uri",
                asked.getAuthorizationUri(),
                "redirect",
                asked.getRedirectUri(),
                "scopes",
                List.copyOf(asked.getScopes()),
                "state",
                asked.getState(),
                "parameters",
                asked.getAdditionalParameters(),
                "attributes",
                asked.getAttributes(),
                RETURN,
                ReturnAddress.of(exchange.getRequest().getQueryParams().getFirst(RETURN)));
        return tokens.sign(
                        TokenUse.SIGN_IN_FLOW,
                        asked.getClientId(),
                        clock.instant().plus(LIFE),
                        claims)
                .doOnNext(token -> cookies.write(exchange, SessionCookies.FLOW, token, LIFE))
                .then();
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.justOrEmpty(cookies.read(exchange, SessionCookies.FLOW))
                .flatMap(token -> tokens.read(TokenUse.SIGN_IN_FLOW, token))
                .onErrorResume(JwtException.class, useless -> Mono.empty())
                .filter(token -> Claims.text(token, "state")
                        .equals(exchange.getRequest().getQueryParams().getFirst("state")))
                .doOnNext(token -> exchange.getAttributes().put(RETURN_ATTRIBUTE, Claims.text(token, RETURN)))
                .map(SignInFlows::asked);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange).doOnNext(asked -> cookies.clear(exchange, SessionCookies.FLOW));
    }

    private static OAuth2AuthorizationRequest asked(Jwt token) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(Claims.text(token, "sub"))
                .authorizationUri(Claims.text(token, "uri"))
                .redirectUri(Claims.text(token, "redirect"))
                .scopes(new LinkedHashSet<>(Objects.requireNonNull(token.getClaimAsStringList("scopes"), "scopes")))
                .state(Claims.text(token, "state"))
                .additionalParameters(
                        all -> all.putAll(Objects.requireNonNull(token.getClaimAsMap("parameters"), "parameters")))
                .attributes(all -> all.putAll(Objects.requireNonNull(token.getClaimAsMap("attributes"), "attributes")))
                .build();
    }
}
