package com.tomriddelsdell.eventstore.spring.admin;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.spring.admin.log.Codecs;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What there is here. */
record Overview(long head, String epoch, List<String> parts, Collection<String> codecs) {

    static RouterFunction<ServerResponse> route(
            R2dbcEventStore store, List<String> parts, Codecs codecs, Duration timeLimit) {
        return RouterFunctions.route()
                .GET(request -> Mono.zip(
                                store.head(),
                                store.history().epoch(),
                                (head, epoch) ->
                                        new Overview(head.safe().value(), epoch.toString(), parts, codecs.names()))
                        .timeout(timeLimit)
                        .flatMap(Answers::ok))
                .build();
    }
}
