package com.tomriddelsdell.portfolio.site.web;

import static com.tomriddelsdell.portfolio.platform.http.Requests.get;
import static com.tomriddelsdell.portfolio.platform.http.Requests.only;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import com.tomriddelsdell.portfolio.contact.desk.OwnerCommands;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Every page of the site, top to bottom. */
final class SiteRoutes {

    private static final String CONTACT = "/admin/contacts/{id}";
    private static final String CONTACT_COMMAND = CONTACT + "/{command:" + OwnerCommands.NAMES + "|forget}";

    private SiteRoutes() {}

    static RouterFunction<ServerResponse> of(
            ContactPageHandler contact, InboxPageHandler inbox, ContactConsoleHandler console, AssetHandler assets) {
        return RouterFunctions.route()
                .route(get("/"), contact::landing)
                .route(path("/"), only(GET, HEAD))
                .POST("/contact", contact::submit)
                .route(path("/contact"), only(POST))
                .route(get("/contact/thanks"), contact::thanks)
                .route(get("/admin/contacts"), inbox::show)
                .route(path("/admin/contacts"), only(GET, HEAD))
                .route(get(CONTACT), console::show)
                .route(path(CONTACT), only(GET, HEAD))
                .POST(CONTACT_COMMAND, console::command)
                .route(path(CONTACT_COMMAND), only(POST))
                .route(get("/assets/{version}/{name}"), assets::serve)
                .build();
    }
}
