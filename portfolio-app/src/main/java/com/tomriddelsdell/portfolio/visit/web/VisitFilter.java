package com.tomriddelsdell.portfolio.visit.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Notices pages that were shown, or found unchanged, once their answers are sent. */
@Order(VisitFilter.AFTER_REFUSALS)
final class VisitFilter implements WebFilter {

    static final int AFTER_REFUSALS = -70;

    private final Tally tally;

    VisitFilter(Tally tally) {
        this.tally = tally;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Look.of(exchange.getRequest())
                .map(look -> chain.filter(exchange).doOnSuccess(sent -> count(exchange, look)))
                .orElseGet(() -> chain.filter(exchange));
    }

    private void count(ServerWebExchange exchange, Look look) {
        if (isShown(exchange.getResponse().getStatusCode())) {
            tally.add(look);
        }
    }

    private static boolean isShown(@Nullable HttpStatusCode status) {
        return status == null || status.equals(HttpStatus.OK) || status.equals(HttpStatus.NOT_MODIFIED);
    }
}
