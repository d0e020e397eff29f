package com.tomriddelsdell.portfolio.account.session;

import com.tomriddelsdell.portfolio.platform.http.ReturnAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
                "uri", asked.getAuthorizationUri(),
                "redirect", asked.getRedirectUri(),
                "scopes", List.copyOf(asked.getScopes()),
                "state", asked.getState(),
                "parameters", asked.getAdditionalParameters(),
                "attributes", asked.getAttributes(),
                RETURN, ReturnAddress.of(exchange.getRequest().getQueryParams().getFirst(RETURN)));
        return tokens.sign(TokenUse.SIGN_IN_FLOW, asked.getClientId(), clock.instant().plus(LIFE), claims)
                .doOnNext(token -> cookies.write(exchange, SessionCookies.FLOW, token, LIFE))
                .then();
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.justOrEmpty(cookies.read(exchange, SessionCookies.FLOW))
                .flatMap(token -> tokens.read(TokenUse.SIGN_IN_FLOW, token))
                .onErrorResume(JwtException.class, useless -> Mono.empty())
                .filter(token -> token.getClaimAsString("state")
                        .equals(exchange.getRequest().getQueryParams().getFirst("state")))
                .doOnNext(token -> exchange.getAttributes().put(RETURN_ATTRIBUTE, token.getClaimAsString(RETURN)))
                .map(SignInFlows::asked);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange)
                .doOnNext(asked -> cookies.clear(exchange, SessionCookies.FLOW));
    }

    private static OAuth2AuthorizationRequest asked(Jwt token) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(token.getSubject())
                .authorizationUri(token.getClaimAsString("uri"))
                .redirectUri(token.getClaimAsString("redirect"))
                .scopes(new LinkedHashSet<>(token.getClaimAsStringList("scopes")))
                .state(token.getClaimAsString("state"))
                .additionalParameters(all -> all.putAll(token.getClaimAsMap("parameters")))
                .attributes(all -> all.putAll(token.getClaimAsMap("attributes")))
                .build();
    }
}
