package com.tomriddelsdell.eventstore.spring.admin;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal;
import com.tomriddelsdell.eventstore.spring.admin.log.Codecs;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What there is here, and the answer to all that is not. */
record Overview(long head, String epoch, List<String> parts, Collection<String> codecs) {

    private static Refusal nothingAt(ServerRequest request) {
        return Refusal.of(
                HttpStatus.NOT_FOUND,
                "not-found",
                "Not found",
                "The admin API has nothing at %s %s; the documentation lists what there is."
                        .formatted(request.method(), request.path()));
    }

    static RouterFunction<ServerResponse> route(
            R2dbcEventStore store, List<String> parts, Codecs codecs, Duration timeLimit) {
        return RouterFunctions.route()
                .GET(
                        "",
                        request -> Mono.zip(
                                        store.head(),
                                        store.history().epoch(),
                                        (head, epoch) -> new Overview(
                                                head.safe().value(), epoch.toString(), parts, codecs.names()))
                                .timeout(timeLimit)
                                .flatMap(Answers::ok))
                .route(RequestPredicates.all(), request -> Mono.error(nothingAt(request)))
                .build();
    }
}
