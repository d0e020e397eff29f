package com.tomriddelsdell.portfolio.platform.security;

import com.tomriddelsdell.portfolio.platform.http.ProblemExceptionHandler;
import com.tomriddelsdell.portfolio.platform.http.Problems;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Turns away who tried too many passwords, right or wrong, before anybody looks at the next. */
final class AttemptLimitFilter implements WebFilter {

    private final AttemptLimit limit;
    private final ProblemExceptionHandler problems;
    private final SecurityLog log;

    AttemptLimitFilter(AttemptLimit limit, ProblemExceptionHandler problems, SecurityLog log) {
        this.limit = limit;
        this.problems = problems;
        this.log = log;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return triesPassword(exchange.getRequest())
                ? Mono.defer(() -> attempt(exchange, chain))
                : chain.filter(exchange);
    }

    private Mono<Void> attempt(ServerWebExchange exchange, WebFilterChain chain) {
        var address = exchange.getRequest().getRemoteAddress();
        var wait = limit.wait(address);
        if (!wait.isZero()) {
            return problems.write(exchange, Problems.TOO_MANY_ATTEMPTS, retryAfter(wait));
        }
        return chain.filter(exchange).then(Mono.defer(() -> {
            if (!HttpStatus.UNAUTHORIZED.equals(exchange.getResponse().getStatusCode())) {
                return Mono.empty();
            }
            limit.failed(address);
            return log.passwordRefused();
        }));
    }

    private static boolean triesPassword(ServerHttpRequest request) {
        var credentials = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        var basic = credentials != null && credentials.toLowerCase(Locale.ROOT).startsWith("basic ");
        return basic
                || (request.getMethod().equals(HttpMethod.POST)
                        && request.getPath().value().equals("/sign-in"));
    }

    private static HttpHeaders retryAfter(Duration wait) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
        return headers;
    }
}
