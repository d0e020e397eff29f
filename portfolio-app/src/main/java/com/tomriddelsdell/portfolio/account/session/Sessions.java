package com.tomriddelsdell.portfolio.account.session;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.portfolio.account.AccountCommand.Refresh;
import com.tomriddelsdell.portfolio.account.AccountCommand.SignIn;
import com.tomriddelsdell.portfolio.account.AccountCommand.SignOut;
import com.tomriddelsdell.portfolio.account.AccountCommand.SignOutEverywhere;
import com.tomriddelsdell.portfolio.account.AccountEvent;
import com.tomriddelsdell.portfolio.account.AccountEvent.RefreshTokenReused;
import com.tomriddelsdell.portfolio.account.AccountEvent.SessionRefreshed;
import com.tomriddelsdell.portfolio.account.Identity;
import com.tomriddelsdell.portfolio.account.Role;
import com.tomriddelsdell.portfolio.account.SessionEndedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sessions of browsers. A short-lived access token lets a browser in as long as its session counts; once that is over, the
 * refresh token is exchanged on the way of whatever request comes next.
 */
public final class Sessions {

    private static final String SESSION = "sid";
    private static final String GENERATION = "gen";
    private static final String NAME = "name";
    private static final String ROLE = "role";

    private final Accounts accounts;
    private final Tokens tokens;
    private final SessionCookies cookies;
    private final SessionProperties properties;
    private final Clock clock;

    Sessions(Accounts accounts, Tokens tokens, SessionCookies cookies, SessionProperties properties, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.cookies = cookies;
        this.properties = properties;
        this.clock = clock;
    }

    /** Begins a session, whose cookies the answer of {@code exchange} sets. */
    public Mono<Void> begin(Identity who, Role role, ServerWebExchange exchange) {
        var session = EventIds.next().toString();
        var until = clock.instant().plus(properties.length());
        var user = new User(who.account(), session, who.name(), role, false);
        return accounts.handle(who.account(), new SignIn(session, who.provider(), role, until))
                .then(access(user, until, exchange))
                .then(refresh(user, 0, until, exchange));
    }

    /** Ends the session of {@code user}. */
    public Mono<Void> end(User user, ServerWebExchange exchange) {
        return accounts.handle(user.account(), new SignOut(user.grant())).then(forget(exchange));
    }

    /** Ends all sessions of the account of {@code user}. */
    public Mono<Void> endAll(User user, ServerWebExchange exchange) {
        return accounts.handle(user.account(), new SignOutEverywhere()).then(forget(exchange));
    }

    /** Who the cookies of {@code exchange} speak for; empty when they speak for nobody any more. */
    Mono<User> current(ServerWebExchange exchange) {
        return Mono.justOrEmpty(cookies.read(exchange, SessionCookies.ACCESS))
                .flatMap(token -> reading(TokenUse.ACCESS, token))
                .map(Sessions::user)
                .filterWhen(user -> accounts.isOpen(user.account(), user.grant()))
                .switchIfEmpty(Mono.defer(() -> refreshed(exchange)));
    }

    private Mono<User> refreshed(ServerWebExchange exchange) {
        return Mono.justOrEmpty(cookies.read(exchange, SessionCookies.REFRESH))
                .flatMap(token -> reading(TokenUse.REFRESH, token))
                .flatMap(token -> exchanged(token, exchange))
                .onErrorResume(
                        SessionEndedException.class, ended -> forget(exchange).then(Mono.empty()));
    }

    private Mono<User> exchanged(Jwt token, ServerWebExchange exchange) {
        var user = user(token);
        long generation = Claims.number(token, GENERATION);
        return accounts.handle(user.account(), new Refresh(user.grant(), generation, clock.instant()))
                .flatMap(outcome -> renew(user, outcome.events(), untilOf(token), exchange))
                .thenReturn(user);
    }

    private Mono<Void> renew(User user, List<AccountEvent> events, Instant until, ServerWebExchange exchange) {
        return events.stream()
                .findFirst()
                .map(event -> switch (event) {
                    case SessionRefreshed(var session, var generation, var at) ->
                        access(user, until, exchange).then(refresh(user, generation, until, exchange));
                    case RefreshTokenReused reused -> Mono.<Void>error(new SessionEndedException());
                    default -> Mono.<Void>empty();
                })
                .orElseGet(() -> access(user, until, exchange));
    }

    private Mono<Void> access(User user, Instant until, ServerWebExchange exchange) {
        var now = clock.instant();
        var end = now.plus(properties.access()).isBefore(until) ? now.plus(properties.access()) : until;
        return give(TokenUse.ACCESS, SessionCookies.ACCESS, user, Map.of(), end, exchange);
    }

    private Mono<Void> refresh(User user, long generation, Instant until, ServerWebExchange exchange) {
        return give(TokenUse.REFRESH, SessionCookies.REFRESH, user, Map.of(GENERATION, generation), until, exchange);
    }

    private Mono<Void> give(
            TokenUse use, String cookie, User user, Map<String, Object> more, Instant end, ServerWebExchange exchange) {
        var claims = new HashMap<String, Object>(more);
        claims.put(SESSION, user.grant());
        claims.put(NAME, user.name());
        claims.put(ROLE, user.role().name());
        return tokens.sign(use, user.account(), end, claims)
                .doOnNext(token -> cookies.write(exchange, cookie, token, Duration.between(clock.instant(), end)))
                .then();
    }

    private Mono<Void> forget(ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            cookies.clear(exchange, SessionCookies.ACCESS);
            cookies.clear(exchange, SessionCookies.REFRESH);
        });
    }

    private Mono<Jwt> reading(TokenUse use, String token) {
        return tokens.read(use, token).onErrorResume(JwtException.class, useless -> Mono.empty());
    }

    private static User user(Jwt token) {
        return new User(
                Claims.text(token, "sub"),
                Claims.text(token, SESSION),
                Claims.text(token, NAME),
                Role.valueOf(Claims.text(token, ROLE)),
                false);
    }

    private static Instant untilOf(Jwt token) {
        return Optional.ofNullable(token.getExpiresAt()).orElseThrow(SessionEndedException::new);
    }
}
