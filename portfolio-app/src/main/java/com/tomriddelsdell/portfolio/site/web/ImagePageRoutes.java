package com.tomriddelsdell.portfolio.site.web;

import static com.tomriddelsdell.portfolio.platform.http.Requests.get;
import static com.tomriddelsdell.portfolio.platform.http.Requests.only;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The page of a project's images, and every button on it. */
final class ImagePageRoutes {

    private static final String IMAGES = "/admin/projects/{slug}/images";
    private static final String IMAGE = IMAGES + "/{image}";

    private ImagePageRoutes() {}

    static RouterFunction<ServerResponse> of(ImagesPageHandler images) {
        return RouterFunctions.route()
                .route(get(IMAGES), images::show)
                .POST(IMAGES, images::upload)
                .route(path(IMAGES), only(GET, HEAD, POST))
                .POST(IMAGE + "/describe", images::describe)
                .POST(IMAGE + "/move", images::move)
                .POST(IMAGE + "/cover", images::chooseCover)
                .POST(IMAGE + "/remove", images::remove)
                .build();
    }
}
