package com.tomriddelsdell.portfolio.site.web;

import static com.tomriddelsdell.portfolio.platform.http.Requests.get;
import static com.tomriddelsdell.portfolio.platform.http.Requests.offering;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Every page about how the site does, top to bottom. */
final class AnalyticsRoutes {

    private AnalyticsRoutes() {}

    static RouterFunction<ServerResponse> of(AnalyticsHandler analytics) {
        return RouterFunctions.route()
                .route(get("/admin/analytics"), analytics::analytics)
                .route(get("/admin/dashboard"), analytics::dashboard)
                .GET("/api/admin/measurements", offering(TEXT_EVENT_STREAM, analytics::measurements))
                .build();
    }
}
