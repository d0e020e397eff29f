package com.tomriddelsdell.portfolio.project.web;

import static com.tomriddelsdell.portfolio.platform.http.Requests.get;
import static com.tomriddelsdell.portfolio.platform.http.Requests.offering;
import static com.tomriddelsdell.portfolio.platform.http.Requests.only;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import com.tomriddelsdell.portfolio.platform.http.MinPosition;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What everybody may read of projects, top to bottom. */
final class ProjectRoutes {

    private static final String ALL = "/api/projects";
    private static final String ONE = ALL + "/{slug}";

    private ProjectRoutes() {}

    /** Whoever accepts anything gets JSON; the stream is for those who ask for it. */
    static RouterFunction<ServerResponse> of(
            PublishedHandler published, MinPosition minPosition, ChangesHandler changes) {
        return RouterFunctions.route()
                .route(get(ALL).and(accept(APPLICATION_JSON)), minPosition.before(published::list))
                .GET(ALL, offering(TEXT_EVENT_STREAM, changes::follow))
                .route(path(ALL), only(GET, HEAD))
                .route(get(ONE), offering(APPLICATION_JSON, minPosition.before(published::find)))
                .route(path(ONE), only(GET, HEAD))
                .build();
    }
}
