package com.tomriddelsdell.portfolio.platform.security;

import com.tomriddelsdell.portfolio.platform.http.ProblemExceptionHandler;
import com.tomriddelsdell.portfolio.platform.http.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers who is somebody, but may not do what they asked for, and keeps that they asked. */
final class Denial implements ServerAccessDeniedHandler {

    private static final String INSUFFICIENT = "Bearer realm=\"Portfolio\", error=\"insufficient_scope\"";

    private final ProblemExceptionHandler problems;
    private final SecurityLog log;

    Denial(ProblemExceptionHandler problems, SecurityLog log) {
        this.problems = problems;
        this.log = log;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        return exchange.getPrincipal()
                .ofType(Authentication.class)
                .flatMap(who -> log.denied(who, exchange))
                .then(Mono.defer(() -> problems.write(exchange, Problems.FORBIDDEN_TO_YOU, challenge(exchange))));
    }

    private static HttpHeaders challenge(ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        if (exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, INSUFFICIENT);
        }
        return headers;
    }
}
