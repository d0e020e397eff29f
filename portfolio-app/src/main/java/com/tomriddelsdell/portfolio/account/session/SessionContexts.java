package com.tomriddelsdell.portfolio.account.session;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds out who sent a request once somebody asks, and then for the rest of the request. */
final class SessionContexts implements ServerSecurityContextRepository {

    private final Sessions sessions;

    SessionContexts(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return sessions.current(exchange)
                .<SecurityContext>map(user -> new SecurityContextImpl(user.authenticated()))
                .cache();
    }

    /** Sessions begin where somebody signs in. */
    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return Mono.empty();
    }
}
