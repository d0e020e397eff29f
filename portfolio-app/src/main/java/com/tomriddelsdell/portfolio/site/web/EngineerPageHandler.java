package com.tomriddelsdell.portfolio.site.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The engineer's console: a frame that its scripts fill with what the admin API tells. */
final class EngineerPageHandler {

    private final Pages pages;
    private final String api;

    /**
     * @param api where the admin API is
     */
    EngineerPageHandler(Pages pages, String api) {
        this.pages = pages;
        this.api = api;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return pages.respond(HttpStatus.OK, "engineer", Map.of("api", api));
    }
}
