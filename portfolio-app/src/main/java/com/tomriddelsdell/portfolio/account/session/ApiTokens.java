package com.tomriddelsdell.portfolio.account.session;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.portfolio.account.AccountCommand.IssueApiToken;
import com.tomriddelsdell.portfolio.account.AccountCommand.RevokeApiToken;
import com.tomriddelsdell.portfolio.account.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tokens of programs that act for somebody, with their role, for a while; some may only read. */
public final class ApiTokens {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String NAME = "name";
    private static final String ROLE = "role";
    private static final String SCOPE = "scope";
    private static final String READ = "read";
    private static final String WRITE = "read write";

    private final Accounts accounts;
    private final Tokens tokens;
    private final Duration longest;
    private final Clock clock;

    ApiTokens(Accounts accounts, Tokens tokens, Duration longest, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.longest = longest;
        this.clock = clock;
    }

    /** The longest life of a token. */
    public Duration longest() {
        return longest;
    }

    /**
     * Lets a program in.
     *
     * @param life from one second to {@link #longest()}
     * @return the token, which is kept nowhere
     */
    public Mono<String> issue(User owner, String name, boolean mayWrite, Duration life) {
        if (life.isNegative() || life.isZero() || life.compareTo(longest) > 0) {
            throw new IllegalArgumentException("life must be from PT1S to %s, but was %s".formatted(longest, life));
        }
        var id = EventIds.next().toString();
        var now = clock.instant();
        var until = now.plus(life);
        return accounts.handle(owner.account(), new IssueApiToken(id, name, mayWrite, owner.role(), now, until))
                .then(tokens.sign(
                        TokenUse.API,
                        owner.account(),
                        until,
                        Map.of("jti", id, NAME, name, ROLE, owner.role().name(), SCOPE, mayWrite ? WRITE : READ)));
    }

    /** Lets the program out that the token of that id let in; nothing when the account has no such token. */
    public Mono<Void> revoke(User owner, String id) {
        return accounts.handle(owner.account(), new RevokeApiToken(id)).then();
    }

    /** Whom a token speaks for; what it may not do it has no authority for. */
    Mono<Authentication> authenticate(String token, ServerWebExchange exchange) {
        return tokens.read(TokenUse.API, token)
                .onErrorMap(JwtException.class, useless -> new InvalidBearerTokenException("The token is not valid"))
                .filterWhen(read -> accounts.isOpen(Claims.text(read, "sub"), Claims.text(read, "jti")))
                .switchIfEmpty(Mono.error(() -> new InvalidBearerTokenException("The token was revoked")))
                .map(read -> authenticated(read, exchange.getRequest().getMethod()));
    }

    private static Authentication authenticated(Jwt token, HttpMethod method) {
        var user = new User(
                Claims.text(token, "sub"),
                Claims.text(token, "jti"),
                Claims.text(token, NAME),
                Role.valueOf(Claims.text(token, ROLE)),
                true);
        var allowed = READING.contains(method) || WRITE.equals(Claims.text(token, SCOPE));
        return allowed ? user.authenticated() : user.authenticated(List.of());
    }
}
