package com.tomriddelsdell.portfolio.image.web;

import static com.tomriddelsdell.portfolio.platform.http.Requests.get;
import static com.tomriddelsdell.portfolio.platform.http.Requests.only;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Where images come in, and where they are. */
final class ImageRoutes {

    private static final String UPLOADS = "/api/admin/images";
    private static final String FILE = "/images/{image}/{name}";

    private ImageRoutes() {}

    static RouterFunction<ServerResponse> of(UploadHandler uploads, ImageFileHandler files) {
        return RouterFunctions.route()
                .POST(UPLOADS, uploads::take)
                .route(path(UPLOADS), only(POST))
                .route(get(FILE), files::serve)
                .route(path(FILE), only(GET, HEAD))
                .build();
    }
}
