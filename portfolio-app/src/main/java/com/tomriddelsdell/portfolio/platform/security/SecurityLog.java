package com.tomriddelsdell.portfolio.platform.security;

import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Keeps what was refused. Neither fails: what cannot be kept is logged. */
public interface SecurityLog {

    /** Somebody knew a wrong password of the owner. */
    Mono<Void> passwordRefused();

    /** Somebody asked for what their role does not include. */
    Mono<Void> denied(Authentication who, ServerWebExchange exchange);
}
