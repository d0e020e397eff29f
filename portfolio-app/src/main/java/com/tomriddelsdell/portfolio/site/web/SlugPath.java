package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.project.Slug;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** The slug in the path of a page. */
final class SlugPath {

    private SlugPath() {}

    /** Empty when what stands there is no slug, so that nothing can be found under it. */
    static Mono<Slug> in(ServerRequest request) {
        return Mono.justOrEmpty(Slug.parse(request.pathVariable("slug")));
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
