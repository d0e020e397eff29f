package com.tomriddelsdell.portfolio.platform.http;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells caches that answers come compressed or not, as they were asked for: the server compresses and does not say so. */
@Component
@Order(FilterOrder.ENCODING)
final class EncodingFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> {
            if (!response.getHeaders().getVary().contains(HttpHeaders.ACCEPT_ENCODING)) {
                response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            }
        }));
        return chain.filter(exchange);
    }
}
