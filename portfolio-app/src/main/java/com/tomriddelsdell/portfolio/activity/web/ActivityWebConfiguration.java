package com.tomriddelsdell.portfolio.activity.web;

import static com.tomriddelsdell.portfolio.platform.http.Requests.get;
import static com.tomriddelsdell.portfolio.platform.http.Requests.offering;
import static com.tomriddelsdell.portfolio.platform.http.Requests.only;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import com.tomriddelsdell.portfolio.activity.view.Activity;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class ActivityWebConfiguration {

    private static final String ACTIVITY = "/api/admin/activity";

    @Bean
    RouterFunction<ServerResponse> activityRoutes(Activity activity) {
        var handler = new ActivityHandler(activity, Clock.systemUTC());
        return RouterFunctions.route()
                .route(get(ACTIVITY), offering(APPLICATION_JSON, handler::show))
                .route(path(ACTIVITY), only(GET, HEAD))
                .build();
    }
}
