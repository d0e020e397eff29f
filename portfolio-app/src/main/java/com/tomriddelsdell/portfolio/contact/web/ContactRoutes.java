package com.tomriddelsdell.portfolio.contact.web;

import static com.tomriddelsdell.portfolio.platform.http.Requests.get;
import static com.tomriddelsdell.portfolio.platform.http.Requests.offering;
import static com.tomriddelsdell.portfolio.platform.http.Requests.only;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import com.tomriddelsdell.portfolio.contact.desk.OwnerCommands;
import com.tomriddelsdell.portfolio.platform.http.IdempotentRequests;
import com.tomriddelsdell.portfolio.platform.http.MinPosition;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The HTTP face of contact requests: every path of the feature can be read here, top to bottom. */
final class ContactRoutes {

    private static final String ALL = "/api/contacts";
    private static final String STREAM = ALL + "/stream";
    private static final String SUMMARY = ALL + "/summary";
    private static final String ONE = ALL + "/{id}";
    private static final String COMMAND = ONE + "/{command:" + OwnerCommands.NAMES + "}";

    private ContactRoutes() {}

    static RouterFunction<ServerResponse> of(
            SubmissionHandler submission,
            InboxHandler inbox,
            OwnerHandler owner,
            MinPosition minPosition,
            StreamHandler stream) {
        return RouterFunctions.route()
                .POST(ALL, new IdempotentRequests().oneAtATime(submission::submit))
                .route(get(ALL), offering(APPLICATION_JSON, minPosition.before(inbox::list)))
                .route(path(ALL), only(GET, HEAD, POST))
                .GET(STREAM, offering(TEXT_EVENT_STREAM, stream::follow))
                .route(path(STREAM), only(GET))
                .route(get(SUMMARY), offering(APPLICATION_JSON, minPosition.before(inbox::summary)))
                .route(path(SUMMARY), only(GET, HEAD))
                .route(get(ONE), offering(APPLICATION_JSON, minPosition.before(inbox::find)))
                .DELETE(ONE, owner::forget)
                .route(path(ONE), only(GET, HEAD, DELETE))
                .POST(COMMAND, owner::command)
                .route(path(COMMAND), only(POST))
                .build();
    }
}
