package com.tomriddelsdell.portfolio.project.web;

import static com.tomriddelsdell.portfolio.platform.http.Requests.get;
import static com.tomriddelsdell.portfolio.platform.http.Requests.offering;
import static com.tomriddelsdell.portfolio.platform.http.Requests.only;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import com.tomriddelsdell.portfolio.platform.http.MinPosition;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What whoever runs the site reads and does, top to bottom. Each command is a path of its own. */
final class ProjectAdminRoutes {

    private static final String ALL = "/api/admin/projects";
    private static final String ONE = ALL + "/{slug}";
    private static final String PUBLISH = ONE + "/publish";
    private static final String UNPUBLISH = ONE + "/unpublish";
    private static final String REORDER = ONE + "/reorder";
    private static final String IMAGES = ONE + "/images";
    private static final String IMAGE = IMAGES + "/{image}";
    private static final String IMAGE_PLACE = IMAGE + "/move";
    private static final String COVER = IMAGE + "/cover";
    private static final String HISTORY = ONE + "/history";

    private ProjectAdminRoutes() {}

    static RouterFunction<ServerResponse> of(
            AllProjectsHandler all, MinPosition minPosition, CommandsHandler commands, ImageCommandsHandler images) {
        return RouterFunctions.route()
                .route(get(ALL), offering(APPLICATION_JSON, minPosition.before(all::list)))
                .POST(ALL, commands::create)
                .route(path(ALL), only(GET, HEAD, POST))
                .route(get(ONE), offering(APPLICATION_JSON, all::find))
                .PUT(ONE, commands::edit)
                .DELETE(ONE, commands::delete)
                .route(path(ONE), only(GET, HEAD, PUT, DELETE))
                .POST(PUBLISH, commands::publish)
                .route(path(PUBLISH), only(POST))
                .POST(UNPUBLISH, commands::unpublish)
                .route(path(UNPUBLISH), only(POST))
                .POST(REORDER, minPosition.before(commands::reorder))
                .route(path(REORDER), only(POST))
                .POST(IMAGES, images::add)
                .route(path(IMAGES), only(POST))
                .PUT(IMAGE, images::describe)
                .DELETE(IMAGE, images::remove)
                .route(path(IMAGE), only(PUT, DELETE))
                .POST(IMAGE_PLACE, images::move)
                .route(path(IMAGE_PLACE), only(POST))
                .POST(COVER, images::chooseCover)
                .route(path(COVER), only(POST))
                .route(get(HISTORY), offering(APPLICATION_JSON, all::history))
                .route(path(HISTORY), only(GET, HEAD))
                .build();
    }
}
