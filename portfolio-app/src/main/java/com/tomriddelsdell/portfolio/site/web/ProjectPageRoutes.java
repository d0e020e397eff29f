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

/** Every page about projects, and every button on them, top to bottom. */
final class ProjectPageRoutes {

    private static final String CONSOLE = "/admin/projects";
    private static final String ONE = CONSOLE + "/{slug}";
    private static final String EDIT = ONE + "/edit";

    private ProjectPageRoutes() {}

    static RouterFunction<ServerResponse> of(
            ProjectsPageHandler published, ProjectConsoleHandler console, ProjectFormHandler form) {
        return RouterFunctions.route()
                .route(get("/projects"), published::list)
                .route(path("/projects"), only(GET, HEAD))
                .route(get("/projects/{slug}"), published::show)
                .route(path("/projects/{slug}"), only(GET, HEAD))
                .route(get(CONSOLE), console::list)
                .POST(CONSOLE, form::create)
                .route(path(CONSOLE), only(GET, HEAD, POST))
                .route(get(CONSOLE + "/new"), form::blank)
                .route(get(EDIT), form::edit)
                .POST(EDIT, form::save)
                .route(path(EDIT), only(GET, HEAD, POST))
                .route(get(ONE + "/preview"), console::preview)
                .route(get(ONE + "/history"), console::history)
                .POST(ONE + "/publish", console::publish)
                .POST(ONE + "/unpublish", console::unpublish)
                .POST(ONE + "/reorder", console::reorder)
                .POST(ONE + "/delete", console::delete)
                .build();
    }
}
