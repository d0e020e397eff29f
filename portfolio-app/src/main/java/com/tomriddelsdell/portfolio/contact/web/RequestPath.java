package com.tomriddelsdell.portfolio.contact.web;

import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** The contact request that a path names. */
final class RequestPath {

    private RequestPath() {}

    /** Its id; empty when the path holds none. */
    static Mono<UUID> id(ServerRequest request) {
        return Mono.fromSupplier(() -> UUID.fromString(request.pathVariable("id")))
                .onErrorComplete(IllegalArgumentException.class);
    }
}
