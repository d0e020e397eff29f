package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.portfolio.project.Slug;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** The slug in the path of a request. */
final class SlugPath {

    private SlugPath() {}

    /** Empty when what stands there is no slug, so that nothing can be found under it. */
    static Mono<Slug> in(ServerRequest request) {
        return Mono.justOrEmpty(Slug.parse(request.pathVariable("slug")));
    }
}
