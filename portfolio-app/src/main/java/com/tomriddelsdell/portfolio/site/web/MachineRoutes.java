package com.tomriddelsdell.portfolio.site.web;

import static com.tomriddelsdell.portfolio.platform.http.Requests.get;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Everything that is there for machines rather than people, top to bottom. */
final class MachineRoutes {

    private MachineRoutes() {}

    static RouterFunction<ServerResponse> of(MachineHandler machine, FeedHandler feeds) {
        return RouterFunctions.route()
                .route(get("/robots.txt"), machine::robots)
                .route(get("/sitemap.xml"), feeds::siteMap)
                .route(get(Feed.ATOM.path()), feeds.of(Feed.ATOM))
                .route(get(Feed.RSS.path()), feeds.of(Feed.RSS))
                .route(get("/site.webmanifest"), machine::manifest)
                .route(get("/favicon.ico"), machine.icon("favicon.ico"))
                .route(get("/apple-touch-icon.png"), machine.icon("apple-touch-icon.png"))
                .build();
    }
}
